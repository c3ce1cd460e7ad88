-- assertions for m2_templates/lib/lineSystem.m2
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "saturationBy", "gradientSpanEquations", "criticalUnknowns",
    "smoothnessEquation", "lineSystem"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
one = id_(QQ^2);
origin = matrix(QQ, {{0, 0}});
-- the parabola y = x^2: no other normal is as long as the one at its vertex
assert(first lineSystem(ideal(y - x^2), one, origin, matrix(QQ, {{0, 1}})) == 1);
-- the line y = 4 is as far from (0, 2)
(I, s) = lineSystem(ideal(y - 4), one, origin, matrix(QQ, {{0, 1}}));
assert(dim I == 0 and degree I == 1);
assert(isSubset(ideal(s - 2), I));
-- the points (1, 2) and (3, 2)
(I, s) = lineSystem(ideal((x - 1)*(x - 3), y - 2), one, origin, matrix(QQ, {{1, 0}}));
assert(degree I == 2);
assert(isSubset(ideal((2*s - 5)*(6*s - 13)), I));
-- a circle around (0, 2), from any of whose points (0, 2) is as far
(I, s) = lineSystem(ideal(x^2 + (y - 2)^2 - 4), one, origin, matrix(QQ, {{0, 1}}));
assert(dim I == 1 and isSubset(ideal(s - 2), I));
