-- assertions for m2_templates/lib/distinctPoints.m2
load "../../m2_templates/lib/distinctPoints.m2"

R = (ZZ/536870909)[x, y];
different = I -> distinctPoints(gb I, lift(basis(R/I), R), {123456789, 98765432});
assert(different ideal(x - 1, y) == 1);
assert(different ideal(x^2 - 2, y^2 - 3) == 4);
assert(different ideal(x^3 - y, y^3 - x - 1) == 9);
-- multiplicities do not count, whatever the tangents are
assert(different ideal(x^2, x*y, y^2) == 1);
assert(different ideal(x^5, y^7) == 1);
assert(different ideal((x^2 - 2)^2, (y - x)^3) == 2);
assert(different ideal(x^7, x*y - x, y^8 - y^7) == 2);
assert(different ideal(x^2, y^3 - y^2, x*y) == 2);
-- where a conic is met twice by its tangent, and once more by another line
assert(different ideal((y - x^2), y*(y - 2*x)) == 2);
-- a form that takes the same value twice
assert(distinctPoints(gb ideal(x^2 - 1, y^2 - 1), matrix{{1_R, x, y, x*y}}, {1, 1}) == 3);
