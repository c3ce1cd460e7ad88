-- assertions for m2_templates/lib/pointCount.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/pointCount.m2"

R = (ZZ/1073741789)[x, y, z];
assert(pointCount({x^2 - 1, y^3 - 2, z - x*y}, {}) == 6);
assert(pointCount({x^2 - 1, y^3 - 2}, {z}) == 6);
assert(pointCount({x^2 - 1, 0_R, y^3 - 2, y^3 - 2}, {z}) == 6);
assert(pointCount({x^2, y^2, x*y}, {z}) == 3);
assert(pointCount({x*y - 1, x^2 + y^2 - 3}, {z}) == 4);
assert(pointCount({}, {x, y, z}) == 1);
assert(pointCount({0_R}, {z, x, y}) == 1);
assert(not try (pointCount({x^2 - 1, y^3 - 2}, {}); true) else false);
assert(not try (pointCount({0_R}, {}); true) else false);
assert(not try (pointCount({x, x - 1, y, z}, {}); true) else false);
