-- assertions for m2_templates/lib/closureOffIntersections.m2
needsPackage "Saturation";
load "../../m2_templates/lib/saturationBy.m2"
load "../../m2_templates/lib/closureOffIntersections.m2"

R = QQ[x, y, z];
itself = P -> P;
assert(closureOffIntersections({ideal x}, itself) == ideal x);
assert(closureOffIntersections({ideal x, ideal y}, itself) == ideal(x*y));
-- a point that lies on both, and one that does not
at = P -> P + ideal((x + y)*(x + y - 1), z);
assert(at ideal x != intersect(ideal(x, y - 1, z)));
assert(closureOffIntersections({ideal x, ideal y}, at) == intersect(ideal(x, y - 1, z), ideal(y, x - 1, z)));
assert(closureOffIntersections({ideal x, ideal y}, P -> ideal(x, y, z)) == 1);
assert(closureOffIntersections({ideal z, ideal(x, y)}, P -> P + ideal(x - y, z - x^2)) == 1);
assert(closureOffIntersections({ideal x}, P -> ideal(x, y)) == ideal(x, y));
