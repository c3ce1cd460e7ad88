-- assertions for m2_templates/lib/likelihoodParameters.m2
load "../../m2_templates/lib/likelihoodParameters.m2"

R = QQ[s, t];
B = matrix(QQ, {{2, 3, 5, 7}, {11, 13, 17, 19}, {23, 29, 31, 37}});
system = (G, free, u) -> likelihoodParameters(
    G, free, matrix(QQ, {u}), B_(toList(0 ..< #G))^(toList(0 .. #free)));
onFirst = I -> eliminate(drop(gens ring I, 1), I);
coin = {(1 - t)^2, 2*t*(1 - t), t^2};
found = system(coin, {t}, {5, 8, 7});
assert(degree found == 1);
assert(isSubset(ideal(20*(ring found)_0 - 11), found));
-- the same coin, with numbers that have another sum
found = system({1_R, 2*t, t^2}, {t}, {5, 8, 7});
assert(isSubset(ideal(9*(ring found)_0 - 11), found));
-- two coins
found = system({(1 - s)*(1 - t), (1 - s)*t, s*(1 - t), s*t}, {s, t}, {3, 1, 4, 15});
S = ring found;
assert(isSubset(ideal(23*S_0 - 19, 23*S_1 - 16), found));
assert(numgens S == 2 + 4 + 2);
-- the conic is covered twice
assert(degree system({s^4, s^2, 1_R}, {s}, {3, 4, 11}) == 4);
-- a point
assert(degree system({1_R, 2_R, 3_R}, {}, {3, 4, 11}) == 1);
