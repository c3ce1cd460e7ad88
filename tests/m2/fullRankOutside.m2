-- assertions for m2_templates/lib/fullRankOutside.m2
load "../../m2_templates/lib/fullRankOutside.m2"

R = QQ[x, y, z];
M = matrix{{x, y}, {y, z}};
whole = ideal 0_R;
quadricCone = ideal(x*z - y^2);
assert(fullRankOutside(M, quadricCone, 2) === null);
assert(fullRankOutside(M, ideal(x, y, z), 1) === null);
assert(fullRankOutside(M, whole, 0) == {});
assert(fullRankOutside(matrix{{1_R, x}, {0, 1}}, whole, 2) == {});
-- each answer is right: not in the ideal, and where the rank drops one of them vanishes
holds = (M, Q, r) -> (
    h := fullRankOutside(M, Q, r);
    all(h, f -> f % Q != 0) and isSubset(ideal product h, radical(Q + minors(r, M))));
assert(holds(M, whole, 2));
assert(holds(M, quadricCone, 1));
assert(holds(matrix{{x^2, x*y, 1}, {y, z, x}, {x*z, y^2, z}}, whole, 3));
assert(holds(matrix{{x^2, x*y, 1}, {y, z, x}, {x*z, y^2, z}}, ideal(x - y^2), 3));
S = QQ[a..i];
assert(holds(genericMatrix(S, 3, 3), ideal(S_0 - S_4), 3));
assert(not member(0_R, fullRankOutside(M, ideal x, 2)));
