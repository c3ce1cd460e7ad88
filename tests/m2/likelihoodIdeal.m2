-- assertions for m2_templates/lib/likelihoodIdeal.m2
needsPackage "Elimination";
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "saturationBy",
    "eliminateUnknowns", "projectionToFirst", "generalGradients", "likelihoodSystem",
    "likelihoodIdeal"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
u = matrix(QQ, {{5, 8, 7}});
total = x + y + z - 1;
coin = ideal(400*z - 121, 200*y - 99, 400*x - 81);
assert(likelihoodIdeal(ideal(y^2 - 4*x*z, total), u) == coin);
assert(likelihoodIdeal(ideal(total, y^2 - 4*x*z, x*(y^2 - 4*x*z), y^3 - 4*x*y*z), u) == coin);
assert(likelihoodIdeal(ideal total, u) == ideal(4*x - 1, 5*y - 2, 20*z - 7));
assert(likelihoodIdeal(ideal(x, total), u) == 1);
assert(likelihoodIdeal(ideal 1_R, u) == 1);
-- two lines by three equations; the point where they meet is no point of either
twoLines = ideal(total, (x - y)*(x - z), (x - y)*(x - z)*x);
found = likelihoodIdeal(twoLines, u);
assert(found == intersect(ideal(total, x - y, 20*z - 7), ideal(total, x - z, 5*y - 2)));
assert(likelihoodIdeal(twoLines, matrix(QQ, {{1, 1, 1}})) == 1);
