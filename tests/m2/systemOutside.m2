-- assertions for m2_templates/lib/systemOutside.m2
load "../../m2_templates/lib/pseudorandomMatrix.m2"
load "../../m2_templates/lib/systemOutside.m2"

R = (ZZ/1073741789)[x, y];
S = (ZZ/1073741789)[a, b, c];
points = ideal(a*(a - 1), b*(b - 1), c - a - b); -- four points of the plane, and an unknown
count = others -> (
    I := systemOutside(points, others, 4);
    if I == 1 then 0 else degree I);
assert(count {} == 4);
assert(systemOutside(points, {}, 4) === points);
assert(count {ideal x} == 2);
assert(count {ideal(x, y)} == 3);
assert(count {ideal(x, y), ideal(x - 1, y - 1)} == 2);
assert(count {ideal x, ideal(x - 1)} == 0);
assert(numgens ring systemOutside(points, {ideal x}, 4) == 4);
