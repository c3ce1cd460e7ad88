-- assertions for m2_templates/lib/bisectorOnLine.m2
needsPackage "Elimination";
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "saturationBy", "primitivePart", "isReducedOnLine",
    "reducedEquation", "gradientSpanEquations", "criticalUnknowns", "smoothnessEquation", "lineSystem",
    "bisectorSystem", "eliminateUnknowns", "powerVectors", "powerRank",
    "leastPolynomial", "valuePolynomial", "bisectorOnLine"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s, t];
one = id_(QQ^2);
at = (P, p, u) -> reducedEquation bisectorOnLine(P, one, matrix(QQ, {p}), matrix{u});
-- the center of a circle, also with a line
circle = ideal(x^2 + (y - 2)^2 - 4);
assert(at(circle, {0, 0}, {0, s}) == ideal(s - 2));
assert(at(ideal(y - 4), {0, 0}, {0, s}) == ideal(s - 2));
assert(at(ideal(y - x^2), {0, 0}, {0, s}) == 1);
-- half way between two points, in coordinates that start elsewhere
assert(at(ideal(x - 3, y), {1, 0}, {1 + 2*s, 0_T}) == ideal(2*s - 1));
assert(at(ideal(x^2 - 2, y), {0, 0}, {s, 0_T}) == ideal(2*s^2 - 1));
-- the same as by elimination, for a curve with many critical points
f = ideal(x^4 + 3*y^4 + x*y^2 - 5*x^3 + x*y - 2*y);
found = at(f, {0, 0}, {0, s});
system = bisectorSystem(f, one, matrix(QQ, {{0, 0}}), matrix{{0, s}});
other = eliminate(drop(gens ring system, -1), system);
assert(degree found > 5 and (map(T, ring system, toList(3 : 0_T) | {s})) other == found);
