-- assertions for m2_templates/lib/distanceDegree.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/distanceDegree.m2"

R = (ZZ/1073741789)[x, y];
assert(distanceDegree ideal(x^2 - 1, y^3 - 2) == 6);
assert(distanceDegree ideal(x^2, y) == 2);
assert(distanceDegree ideal(x, x - 1) == 0);
assert(distanceDegree ideal 1_R == 0);
assert(distanceDegree ideal(x - 3, y) == 1);
assert(not try (distanceDegree ideal(x*y); true) else false);
assert(not try (distanceDegree ideal 0_R; true) else false);
