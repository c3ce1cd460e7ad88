-- assertions for m2_templates/lib/closureOutside.m2
needsPackage "Saturation"
load "../../m2_templates/lib/saturationBy.m2"
load "../../m2_templates/lib/closureOutside.m2"

R = QQ[x, y, z];
vertex = ideal(x, y^2, z^3);

-- a line with a multiple vertex
assert(closureOutside(ideal(x^2, x*y, x*z), vertex) == ideal x);
assert(closureOutside(ideal(x^2, x*y, y^2, x*z), vertex) == ideal(x, y^2));

-- the line lies where the form vanishes: what that adds is no part of the vertex
assert(closureOutside(ideal(x + 2*y + 3*z, x), vertex) == ideal(x, 2*y + 3*z));
assert(closureOutside(ideal((x + 2*y + 3*z) * z^2), vertex) == ideal((x + 2*y + 3*z) * z^2));

-- nothing but the vertex is left, or nothing is taken away
assert(closureOutside(ideal(x^2, y, z), vertex) == 1);
assert(closureOutside(ideal(x^2, y, z), ideal 1_R) == ideal(x^2, y, z));

-- no cone, and no vertex alone
assert(closureOutside(ideal(x*(x - 1), y, z), vertex) == ideal(x - 1, y, z));
assert(closureOutside(ideal(x*y), ideal(x, y)) == ideal(x*y));
assert(closureOutside(ideal(x*y), ideal x) == ideal y);
