-- assertions for m2_templates/lib/multiplicityAt.m2
needsPackage "Saturation";
load "../../m2_templates/lib/multiplicityAt.m2"

R = QQ[x, y];
origin = ideal(x, y);
assert(multiplicityAt(ideal(x^3 + y^2), origin) == 2);
assert(multiplicityAt(ideal(x^3 + y^2), ideal(x + 1, y - 1)) == 1);
assert(multiplicityAt(ideal(x^3 + y^2), ideal(x - 1, y)) == 0);
assert(multiplicityAt(ideal 0_R, origin) == 1);
assert(multiplicityAt(ideal 1_R, origin) == 0);
assert(multiplicityAt(ideal(x^2*y^3), origin) == 5);
assert(multiplicityAt(ideal(x^2, x*y^3, y^4), origin) == 7);
-- at two conjugate points, and at four
assert(multiplicityAt(ideal((x^2 - 2)^2 - y^3), ideal(x^2 - 2, y)) == 2);
assert(multiplicityAt(ideal((x^2 - 2)^3 - (y^2 - 3)^4), ideal(x^2 - 2, y^2 - 3)) == 3);
