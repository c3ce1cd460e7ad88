-- assertions for m2_templates/lib/distanceDegreeOfMap.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/differentialRank.m2"
load "../../m2_templates/lib/restrictedMap.m2"
load "../../m2_templates/lib/pointCount.m2"
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/distanceDegree.m2"
load "../../m2_templates/lib/criticalParameters.m2"
load "../../m2_templates/lib/distanceDegreeOfMap.m2"

R = (ZZ/1073741789)[a, b, c, d];
point = {2, 3, 5, 7};
segre = {a*c, a*d, b*c, b*d};
u = matrix{{11, 29, 31, 43}};
general = matrix{{2, 3, 5, 7}, {3, 11, 13, 17}, {5, 13, 19, 23}, {7, 17, 23, 29}};
rows = {0, 1, 2};
B = (id_(ZZ^4))^rows;
assert(distanceDegreeOfMap(segre, {a}, point, id_(ZZ^4), u, B) == 2);
assert(distanceDegreeOfMap(segre, {a}, point, general, u, B) == 6);
assert(distanceDegreeOfMap(segre, {d}, point, general, u, (id_(ZZ^4))^{0, 1, 3}) == 6);
assert(not try (distanceDegreeOfMap(segre, {}, point, general, u, B); true) else false);
assert(not try (distanceDegreeOfMap(segre, {a, b}, point, general, u, B); true) else false);

v = matrix{{11, 29}};
unit = id_(ZZ^2);
one = matrix{{1, 0}};
curve = {b, c, d};
assert(distanceDegreeOfMap({a, a^2}, curve, point, unit, v, one) == 3);
assert(distanceDegreeOfMap({a^2, a^4}, curve, point, unit, v, one) == 3);
assert(distanceDegreeOfMap({a^2, a^3}, curve, point, unit, v, one) == 4);
assert(distanceDegreeOfMap({5_R, 7_R}, gens R, point, unit, v, unit^{}) == 1);
assert(distanceDegreeOfMap({a^2, a*b}, {c, d}, point, unit, v, unit) == 1);
assert(distanceDegreeOfMap({a, a}, curve, point, matrix{{1, 0}, {0, -1}}, v, one) == 0);
assert(not try (distanceDegreeOfMap({a, a^2}, curve, point, 0 * unit, v, one); true) else false);
assert(not try (distanceDegreeOfMap({a, b}, {c, d}, point, matrix{{1, 0}, {0, 0}}, v, unit); true) else false);
