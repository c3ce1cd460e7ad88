-- assertions for m2_templates/lib/positiveLoss.m2
needsPackage "Saturation";
load "../../m2_templates/lib/smallMinors.m2";
load "../../m2_templates/lib/withoutUnits.m2";
load "../../m2_templates/lib/minorsModulo.m2";
load "../../m2_templates/lib/jacobianCriterion.m2";
load "../../m2_templates/lib/saturationBy.m2";
load "../../m2_templates/lib/lossGradient.m2";
load "../../m2_templates/lib/criticalWithInverse.m2";
load "../../m2_templates/lib/positiveLoss.m2";

R = QQ[x, y, z];
u = matrix{{2, 3, 5_QQ}};
onto = L -> diagonalMatrix(QQ, L);
sphere = ideal(x^2 + y^2 + z^2 - 1);
assert(positiveLoss(sphere, onto {1, 0, 0}, u) == ideal(z, y, x^2 - 1));
assert(positiveLoss(sphere, onto {0, 0, 0}, u) == 1);
assert(positiveLoss(ideal 0_R, onto {1, 1, 1}, u) == 1);
assert(positiveLoss(ideal 1_R, onto {1, 1, 1}, u) == 1);
-- the data on the variety, at no loss, while the antipode keeps its own
assert(positiveLoss(sphere, onto {1, 1, 1}, matrix{{1, 0, 0_QQ}}) == ideal(z, y, x + 1));

-- where the first entry of Q (x - u) is zero, the second need not be: two lines, one through u
pair = ideal(x*(x - 1), z);
assert(positiveLoss(pair, onto {1, 1, 0}, matrix{{0, 3, 5_QQ}}) == ideal(z, y - 3, x - 1));
cross = ideal(x*(y - 1), z);
assert(positiveLoss(cross, onto {1, 1, 0}, matrix{{2, 3, 5_QQ}}) ==
    intersect(ideal(x, y - 3, z), ideal(x - 2, y - 1, z)));

-- complete intersection or not, the same curve
cubic = ideal(y - x^2, z - x^3);
minimal = ideal(x*z - y^2, y - x^2, z - x*y);
for Q in {onto {0, 0, 1}, onto {0, 1, 1}, onto {1, 2, 3}} do
    assert(positiveLoss(cubic, Q, u) == positiveLoss(minimal, Q, u));
assert(positiveLoss(cubic, onto {0, 0, 1}, u) == ideal(z, y, x^2));
-- not at singular points: the height x + y on the cusp has no critical point but there and one more
cusp = ideal(x^3 + y^2, z);
assert(degree positiveLoss(cusp, matrix(QQ, {{1, 1, 0}, {1, 1, 0}, {0, 0, 0}}), u) == 1);
