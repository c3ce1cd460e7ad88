-- assertions for m2_templates/lib/likelihoodDegreeOfMap.m2
try needsPackage "Msolve";
scan({"restrictedMap", "pointCount", "leadMonomials", "distanceDegree", "likelihoodParameters",
    "likelihoodDegreeOfMap"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

R = (ZZ/1073741789)[a, b, c, d];
point = {2, 3, 5, 7};
u = matrix{{11, 29, 31, 43}};
rows = i -> (id_(ZZ^4))^i;
segre = {a*c, a*d, b*c, b*d};
assert(likelihoodDegreeOfMap(segre, {a, c}, point, u, rows {0, 1, 2}) == 1);
cubic = {a^3, a^2*b, a*b^2, b^3};
assert(likelihoodDegreeOfMap(cubic, {a, c, d}, point, u, rows {0, 1}) == 3);
assert(likelihoodDegreeOfMap({a^3, 3*a^2*b, 3*a*b^2, b^3}, {a, c, d}, point, u, rows {0, 1}) == 1);
-- covered twice
squares = (map(R, R, {a^2, b^2, c, d})) \ cubic;
assert(likelihoodDegreeOfMap(squares, {a, c, d}, point, u, rows {0, 1}) == 3);
assert(likelihoodDegreeOfMap({a, a, 0_R, 1_R}, {b, c, d}, point, u, rows {0, 1}) == 0);
assert(likelihoodDegreeOfMap({1_R, 2_R, 3_R, 4_R}, {a, b, c, d}, point, u, rows {0}) == 1);
