-- assertions for m2_templates/lib/lowestForms.m2
needsPackage "Saturation";
load "../../m2_templates/lib/lowestForms.m2"

R = QQ[x, y, z];
assert(lowestForms(ideal(x^3 + y^2), {0, 0, 0}) == ideal(y^2));
assert(lowestForms(ideal(y^2 - x^2*(x + 1)), {-1, 0, 0}) == ideal x);
assert(lowestForms(ideal(x - 1), {0, 0, 0}) == 1);
assert(lowestForms(ideal 0_R, {1, 2, 3}) == 0);
-- the lowest forms of the generators alone are not enough
assert(lowestForms(ideal(x*z - y^2, y*z - x^3, z^2 - x^2*y), {0, 0, 0}) == ideal(x*z - y^2, y*z, z^2));
assert(lowestForms(ideal(x*y, x*z + z*(y^2 - z^2)), {0, 0, 0})
    == ideal(x*y, x*z, z*y^3 - y*z^3));
-- components that do not pass through the point do not count
assert(lowestForms(intersect(ideal x, ideal(x - 1)), {0, 0, 0}) == ideal x);
-- nodes at the square roots of 2, with coordinates in the last variable
S = QQ[x, y, w];
assert(lowestForms(ideal((x^2 - 2)^2*x - y^2, w^2 - 2), {w, 0}) == ideal(8*w*x^2 - y^2, w^2 - 2));
