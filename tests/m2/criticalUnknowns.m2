-- assertions for m2_templates/lib/criticalUnknowns.m2
load "../../m2_templates/lib/criticalUnknowns.m2"

R = QQ[x, y, z];
assert(criticalUnknowns ideal(x, y, z) == 0);
assert(criticalUnknowns ideal(x, y^2 - z) == 2);
assert(criticalUnknowns ideal(x^2 + y^2 - z^2) == 0);
assert(criticalUnknowns ideal(x^2 - y^2*z) == 1);
R2 = QQ[x, y];
assert(criticalUnknowns ideal(y^2 - x^3) == 0);
