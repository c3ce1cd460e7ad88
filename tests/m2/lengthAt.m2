-- assertions for m2_templates/lib/lengthAt.m2
needsPackage "Saturation";
load "../../m2_templates/lib/lengthAt.m2"

R = QQ[x, y];
origin = ideal(x, y);
assert(lengthAt(ideal(x^2, y^3), origin) == 6);
assert(lengthAt(ideal(x^2*(x - 1), y^3), origin) == 6);
assert(lengthAt(ideal(x^2*(x - 1), y^3), ideal(x - 1, y)) == 3);
assert(lengthAt(ideal(x^2, y^3), ideal(x - 1, y)) == 0);
assert(lengthAt(ideal 1_R, origin) == 0);
assert(lengthAt(ideal(x*y), origin) === infinity);
-- a line elsewhere, and a line through the point with the point on it once more
assert(lengthAt(intersect(ideal(x - 1), ideal(x^2, y)), origin) == 2);
assert(lengthAt(ideal(x^2, x*y), origin) === infinity);
assert(lengthAt(ideal((x^2 - 2)^2, y^3), ideal(x^2 - 2, y)) == 6);
