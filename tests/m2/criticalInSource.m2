-- assertions for m2_templates/lib/criticalInSource.m2
needsPackage "Elimination";
scan({"restrictedMap", "eliminateUnknowns", "projectionToFirst", "criticalParameters", "criticalInSource"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[s, t];
B = matrix(QQ, {{2, 3, 5, 7}, {11, 13, 17, 19}});
critical = (F, fixed, point, u) -> criticalInSource(
    F, fixed, point, id_(QQ^(#F)), matrix(QQ, {u}), B_(toList(0 ..< #F))^(toList(0 ..< 2 - #fixed)));
parabola = {s*t, s^2*t^2};
assert(critical(parabola, {s}, {1, 0}, {0, 2}) == ideal(s - 1, t*(2*t^2 - 3)));
assert(critical(parabola, {s}, {2, 0}, {0, 2}) == ideal(s - 2, t*(8*t^2 - 3)));
-- without the cusp
-- without the cusp: 6 t^5 + 4 t^3 - 4 t
assert(critical({t^2, t^3}, {s}, {0, 0}, {1, 0}) == ideal(s, 3*t^4 + 2*t^2 - 2));
-- all parameters are fixed
assert(critical({s, t}, {s, t}, {1, 2}, {3, 4}) == ideal(s - 1, t - 2));
-- the image is the plane
assert(critical({s, t}, {}, {0, 0}, {3, 4}) == ideal(s - 3, t - 4));
-- a cone of matrices of rank one: the nearest to diag(3, 1), with a first entry that is not 0
U = QQ[a, b, c, d];
rankOne = {a*c, a*d, b*c, b*d};
assert(criticalInSource(rankOne, {a}, {1, 0, 0, 0}, id_(QQ^4), matrix(QQ, {{3, 0, 0, 1}}),
    matrix(QQ, {{2, 3, 5, 7}, {11, 13, 17, 19}, {23, 29, 31, 37}})) == ideal(a - 1, b, c - 3, d));
