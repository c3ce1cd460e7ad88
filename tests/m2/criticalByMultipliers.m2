-- assertions for m2_templates/lib/criticalByMultipliers.m2
needsPackage "Saturation";
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"
load "../../m2_templates/lib/jacobianCriterion.m2"
load "../../m2_templates/lib/saturationBy.m2"
load "../../m2_templates/lib/lossGradient.m2"
load "../../m2_templates/lib/criticalByMultipliers.m2"

R = QQ[x, y];
Q = id_(QQ^2);
u = matrix(QQ, {{3, 4}});
circle = ideal(x^2 + y^2 - 1);
assert(criticalByMultipliers(circle, Q, u) == ideal(5*x + 3, 5*y + 4) * ideal(5*x - 3, 5*y - 4));
assert(criticalByMultipliers(circle, Q, matrix(QQ, {{0, 0}})) == circle);
assert(criticalByMultipliers(ideal 0_R, Q, u) == ideal(x - 3, y - 4));
assert(criticalByMultipliers(ideal 1_R, Q, u) == 1);
assert(criticalByMultipliers(ideal(x, y), Q, u) == ideal(x, y));
assert(criticalByMultipliers(ideal(x^2 + y^2), Q, u) == 1);
assert(criticalByMultipliers(circle, matrix(QQ, {{1, 0}, {0, 0}}), matrix(QQ, {{0, 0}})) == intersect(
    ideal(x, y^2 - 1), ideal(x^2 - 1, y)));
-- data at the singular point, which is none of the critical points then
node = ideal(y^2 - x^3 - x^2);
assert(degree criticalByMultipliers(node, Q, u) == 5);
assert(criticalByMultipliers(node, Q, matrix(QQ, {{0, 0}})) == intersect(
    ideal(x + 1, y), ideal(3*x + 4, 27*y^2 + 16)));
S = QQ[x, y, z];
axes = ideal(x*y, x*z, y*z);
assert(criticalByMultipliers(axes, id_(QQ^3), matrix(QQ, {{1, 2, 3}})) == intersect(
    ideal(x - 1, y, z), ideal(x, y - 2, z), ideal(x, y, z - 3)));
twisted = ideal(x*z - y^2, y - x^2, z - x*y);
assert(degree criticalByMultipliers(twisted, id_(QQ^3), matrix(QQ, {{1, 2, 3}})) == 5);
