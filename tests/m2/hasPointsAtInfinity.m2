-- assertions for m2_templates/lib/hasPointsAtInfinity.m2
load "../../m2_templates/lib/hasPointsAtInfinity.m2"

R = (ZZ/32749)[x, y];
assert(not hasPointsAtInfinity ideal(x^2 - y, y^3 - x^2 - 1));
assert(not hasPointsAtInfinity ideal(x - 1, y - 2));
assert(not hasPointsAtInfinity ideal(0_R, x^2, y + 1));
-- parallel lines, two hyperbolas, too few equations
assert(hasPointsAtInfinity ideal(x, x - 1));
assert(hasPointsAtInfinity ideal(x*y - 1, x*y - x - y));
assert(hasPointsAtInfinity ideal(x^2 - y));
assert(hasPointsAtInfinity ideal(0_R));
-- the equations count, not the ideal
assert(hasPointsAtInfinity ideal(x^2 + y, x^2));
