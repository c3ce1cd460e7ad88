-- assertions for m2_templates/lib/bisectorSystem.m2
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "saturationBy", "gradientSpanEquations", "criticalUnknowns",
    "smoothnessEquation", "bisectorSystem"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s, t];
u = matrix{{s, t}};
one = id_(QQ^2);
origin = matrix(QQ, {{0, 0}});
closure = (P, Q, u) -> (
    I := bisectorSystem(P, Q, origin, u);
    k := numgens ring I;
    (map(T, ring I, toList(k - 2 : 0_T) | {s, t})) eliminate(drop(gens ring I, -2), I));
-- of a point and a line: a parabola; of two points: a line
assert(closure(ideal(y - 2), one, u) == ideal(s^2 + 4*t - 4));
assert(closure(ideal(x - 1, y), one, u) == ideal(2*s - 1));
assert(closure(ideal(x - 1, y - 1), diagonalMatrix(QQ, {1, 3}), u) == ideal(2*s + 6*t - 4));
-- no point of the line other than the origin is critical and as far
assert(bisectorSystem(ideal y, one, origin, u) == 1);
-- only the coordinates that u depends on
assert(numgens ring bisectorSystem(ideal(y - 2), one, origin, matrix{{0, s}}) == 4);
