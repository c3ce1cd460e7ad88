-- assertions for m2_templates/lib/lengthOn.m2
needsPackage "Saturation";
load "../../m2_templates/lib/lengthOn.m2"

R = QQ[x, y];
critical = f -> ideal diff(vars R, f);
total = f -> lengthOn(critical f, f);
assert(total(x^3 + y^2) == 2);
assert(total(x) == 0);
-- the node is a critical point on the curve, the other critical point is not
assert(total(y^2 - x^2*(x + 1)) == 1);
assert(degree critical(y^2 - x^2*(x + 1)) == 2);
assert(total(x*y*(x + y - 1)) == 3);
assert(total(x^2*y) === infinity);
-- a critical line off the curve does not matter
assert(total(x^2 - 1) == 0);
assert(total((x^2 - 2)^2 - y^3) == 4);
