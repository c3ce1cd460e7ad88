-- assertions for m2_templates/lib/outsideOf.m2
needsPackage "Saturation";
load "../../m2_templates/lib/outsideOf.m2"

R = QQ[x, y];
assert(outsideOf(ideal(x^2*y), ideal x) == ideal y);
assert(outsideOf(intersect(ideal(x^2, y), ideal(x - 1, y - 2)), ideal(x, y)) == ideal(x - 1, y - 2));
assert(outsideOf(ideal(x*y), ideal(x, y)) == ideal(x*y));
assert(outsideOf(ideal(x^2, x*y), ideal(x, y)) == ideal x);
assert(outsideOf(ideal(x, y), ideal(x, y)) == 1);
assert(outsideOf(ideal(x^2), ideal 1_R) == ideal(x^2));
assert(outsideOf(ideal 1_R, ideal x) == 1);

-- a node and five other points: whether the package Msolve is loaded makes no difference
try needsPackage "Msolve";
S = (ZZ/1073741789)[x, y];
I = ideal(x^3 + x^2 - y^2, (3*x^2 + 2*x)*(y - 7) + 2*y*(x - 5));
assert(degree I == 7);
assert(degree outsideOf(I, ideal x) == 5);
assert(degree outsideOf(I, ideal(x, y)) == 5);
