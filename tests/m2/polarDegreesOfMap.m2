-- assertions for m2_templates/lib/polarDegreesOfMap.m2
scan({"leadMonomials", "solutionCount", "linearConditions", "differentialRank", "restrictedMap",
    "pointCount", "minorOf", "polarDegreesOfMap"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = (ZZ/1073741789)[a, b, c, d];
E = matrix table(4, 4, (i, j) -> ((i + 2)^(j + 3))_QQ);
M = matrix table(4, 4, (i, j) -> ((2*i + 3)^(j + 1) + j)_QQ);
B = id_(QQ^4);
point = {2, 3, 5, 7};
degreesAt = (F, fixed, rows, sections) -> polarDegreesOfMap(
    F, fixed, point, B^rows_(toList(0 ..< #F)), E_(toList(0 ..< #F)), M^(toList(0 ..< #F)), sections);
degreesOf = (F, fixed, rows) -> degreesAt(F, fixed, rows, toList(0 ..< min(#rows, #F - 1)));
assert(degreesOf({a*c, a*d, b*c, b*d}, {a}, {0, 1, 2}) == {2, 2, 2});
assert(degreesOf({a*c, a*d, b*c, b*d}, {d}, {0, 1, 3}) == {2, 2, 2});
-- three points in a fiber
assert(degreesOf({a^3, a^2*b, a*b^2, b^3}, {c, d}, {0, 1}) == {4, 3});
assert(degreesOf({a^2, a*b, b^2}, {c, d}, {0, 1}) == {2, 2});
assert(degreesOf({a, b}, {c, d}, {0, 1}) == {0});
assert(degreesOf({a, a + b, b}, {c, d}, {0, 1}) == {0, 1});
assert(degreesAt({a^3, a^2*b, a*b^2, b^3}, {c, d}, {0, 1}, {1}) == {3});
assert(degreesAt({a^3, a^2*b, a*b^2, b^3}, {c, d}, {0, 1}, {}) == {});
