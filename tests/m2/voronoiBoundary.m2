-- assertions for m2_templates/lib/voronoiBoundary.m2
needsPackage "Elimination";
needsPackage "MinimalPrimes";
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "saturationBy", "componentsOf", "irredundantPrimes",
    "fullRankOutside", "singularPrimes", "singularComponents", "singularityStrata", "shortGenerators",
    "isOnVariety", "stratumThrough", "independentColumns", "normalSpace", "primitivePart",
    "isReducedOnLine", "reducedEquation", "unionOf", "gradientSpanEquations", "criticalUnknowns",
    "smoothnessEquation", "lineSystem", "bisectorSystem", "eliminateUnknowns", "multiplicationTable",
    "powerVectors", "powerRank", "leastPolynomial", "valuePolynomial", "bisectorOnLine",
    "bisectorOfPoint", "fromDigits", "binaryDiscriminant", "bisectorByCircles", "bisector",
    "limitNormals", "focalPoints", "voronoiBoundary"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s, t];
one = id_(QQ^2);
at = (I, L, p) -> voronoiBoundary(I, L, one, matrix(QQ, {p}), T);
circle = ideal(x^2 + y^2 - 1);
assert(drop(at(circle, {}, {1, 0}), 1) == {ideal(2*s + 1), ideal 1_T, circle});
-- an end of the half circle: a quarter of the plane
assert(at(circle, {y}, {1, 0}) == {{s, t}, ideal(s*t), ideal 1_T, ideal(x - 1, y)});
assert((at(circle, {y}, {0, 1}))#1 == (at(circle, {}, {0, 1}))#1);
-- the center of curvature at the vertex of a parabola
assert((at(ideal(x^2 - y), {}, {0, 0}))#1 == ideal(2*s + 1));
cusp = at(ideal(y^2 + x^3), {}, {0, 0});
assert(cusp#2 == ideal s);
assert(cusp#1 == ideal(27*t^4 - 128*s^3 - 72*s*t^2 + 32*s^2 + t^2 - 2*s));
-- two points and a line: the bisector of the points, and a parabola
far = (at(intersect(ideal(x, y), ideal(x - 2, y), ideal(y - 2)), {}, {0, 0}))#1;
assert(far == ideal((s - 1)*(s^2 + 4*t - 4)));
assert((try at(circle, {}, {2, 0}) else null) === null);
