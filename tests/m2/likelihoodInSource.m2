-- assertions for m2_templates/lib/likelihoodInSource.m2
needsPackage "Elimination";
scan({"restrictedMap", "eliminateUnknowns", "projectionToFirst", "likelihoodParameters",
    "likelihoodInSource"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[s, t];
B = matrix(QQ, {{2, 3, 5, 7}, {11, 13, 17, 19}, {23, 29, 31, 37}});
critical = (F, fixed, point, u) -> likelihoodInSource(F, fixed, point, matrix(QQ, {u}),
    B_(toList(0 ..< #F))^(toList(0 .. 2 - #fixed)));
assert(critical({(1 - t)^2, 2*t*(1 - t), t^2}, {s}, {0, 0}, {5, 8, 7}) == ideal(s, 20*t - 11));
assert(critical({s^2, 2*s*t, t^2}, {s}, {1, 0}, {5, 8, 7}) == ideal(s - 1, 9*t - 11));
assert(critical({s^2, 2*s*t, t^2}, {s}, {9, 0}, {5, 8, 7}) == ideal(s - 9, t - 11));
-- the image lies where a coordinate, or the sum, is zero
assert(critical({t, 1_R, 0_R}, {s}, {0, 0}, {5, 8, 7}) == 1);
assert(critical({t, 1_R, -1 - t}, {s}, {0, 0}, {5, 8, 7}) == 1);
-- all parameters are fixed
assert(critical({s, t, 1_R}, {s, t}, {1, 2}, {5, 8, 7}) == ideal(s - 1, t - 2));
-- the image is the plane
assert(critical({s, t, 1_R}, {}, {0, 0}, {5, 8, 7}) == ideal(7*s - 5, 7*t - 8));
