-- assertions for m2_templates/lib/differentialRank.m2
load "../../m2_templates/lib/differentialRank.m2"

R = (ZZ/1073741789)[a, b, c, d];
segre = {a*c, a*d, b*c, b*d};
point = {2, 3, 5, 1000000007};
assert(differentialRank(segre, gens R, point) == 3);
assert(differentialRank(segre, {b, c, d}, point) == 3);
assert(differentialRank(segre, {c, d}, point) == 2);
assert(differentialRank(segre, {}, point) == 0);
assert(differentialRank(segre, gens R, {0, 0, 1, 0}) == 2);
assert(differentialRank(segre, gens R, {0, 0, 0, 0}) == 0);
assert(differentialRank({1_R, 5_R}, gens R, point) == 0);
assert(differentialRank({1/2*a + b^2, a^2 + a*b^2 + b^4 / 4}, gens R, {1, 2, 3, 4}) == 2);

S = (ZZ/7)[t];
assert(differentialRank({t^7}, {t}, {3}) == 0);
assert(differentialRank({t^7 + t}, {t}, {3}) == 1);
