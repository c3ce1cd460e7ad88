-- assertions for m2_templates/lib/conjugateBoundary.m2
needsPackage "Elimination";
needsPackage "MinimalPrimes";
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "componentsOf", "saturationBy", "irredundantPrimes",
    "fullRankOutside", "singularPrimes", "singularComponents", "singularityStrata", "shortGenerators",
    "gradientSpanEquations", "criticalUnknowns", "smoothnessEquation", "eliminateUnknowns",
    "conjugateBoundary"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s_1, s_2, a];
one = id_(QQ^2);
at = (I, L, p, m) -> conjugateBoundary(I, L, one, matrix{p}, m);

-- the circle at (a, a) with 2 a^2 = 1: the center
m = 2*a^2 - 1;
(space, boundary, limits, home) = toSequence at(ideal(x^2 + y^2 - 1), {}, {a, a}, m);
assert(matrix{space} == matrix{{a + 2*a*s_1, a + 2*a*s_1}});
assert(radical boundary == ideal(2*s_1 + 1, m) and limits == 1);
assert(home == ideal(x^2 + y^2 - 1));
-- the half where x >= y: all of the plane, and the walls are the normal line and the half circle's
(space, boundary, limits, home) = toSequence at(ideal(x^2 + y^2 - 1), {x - y}, {a, a}, m);
assert(space == {s_1, s_2});
assert(isSubset(radical boundary, ideal(s_1 - s_2, m)) and codim home == 2);
-- y = x^2 at x = 2^(1/2): (0, 5/2) is as far from the point as from its conjugate; the center of
-- curvature is (-4 x^3, 1/2 + 3 x^2)
m = a^2 - 2;
(space, boundary, limits, home) = toSequence at(ideal(y - x^2), {}, {a, 2_T}, m);
meets = (u, v) -> ideal(space#0 - u, space#1 - v, m) + boundary != 1;
assert(meets(0, 5/2) and meets(-8*a, 13/2) and not meets(a, 2) and not meets(0, 1));
-- three lines at (0, a): two of them cross there, and their normal lines are walls
(space, boundary, limits, home) = toSequence at(ideal(x*(y^2 - 2)), {}, {0_T, a}, m);
assert(space == {s_1, s_2} and limits == 1 and home == ideal(x, y^2 - 2));
assert all({s_1, s_2 - a, s_2}, f -> isSubset(boundary, ideal(f, m)));
