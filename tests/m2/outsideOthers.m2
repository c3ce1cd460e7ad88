-- assertions for m2_templates/lib/outsideOthers.m2
needsPackage "Saturation";
load "../../m2_templates/lib/outsideOf.m2"
load "../../m2_templates/lib/outsideOthers.m2"

R = QQ[x, y, z];
itself = P -> P;
assert(outsideOthers({ideal x}, itself) == ideal x);
assert(outsideOthers({ideal x, ideal y}, itself) == ideal(x*y));
-- a point that lies on both, and one that does not
at = P -> P + ideal((x + y)*(x + y - 1), z);
assert(at ideal x != intersect(ideal(x, y - 1, z)));
assert(outsideOthers({ideal x, ideal y}, at) == intersect(ideal(x, y - 1, z), ideal(y, x - 1, z)));
assert(outsideOthers({ideal x, ideal y}, P -> ideal(x, y, z)) == 1);
assert(outsideOthers({ideal z, ideal(x, y)}, P -> P + ideal(x - y, z - x^2)) == 1);
assert(outsideOthers({ideal x}, P -> ideal(x, y)) == ideal(x, y));
