-- assertions for m2_templates/lib/powerRank.m2
load "../../m2_templates/lib/powerRank.m2"

p = 2^31 - 1;
one = matrix{{1}, {1}, {1}};
diagonal = L -> matrix table(#L, #L, (i, j) -> if i == j then L#i else 0);
-- as many as there are different values
assert(powerRank(diagonal{1, 2, 3}, one, p) == 3);
assert(powerRank(diagonal{1, 2, 1}, one, p) == 2);
assert(powerRank(diagonal{0, 0, 0}, one, p) == 1);
-- values that are equal modulo the prime
assert(powerRank(diagonal{1, 2, p + 1}, one, p) == 2);
assert(powerRank(diagonal{1, 2, 8}, one, 7) == 2);
-- a nilpotent element
assert(powerRank(matrix{{0, 0}, {1, 0}}, matrix{{1}, {0}}, p) == 2);
assert(powerRank(matrix{{5}}, matrix{{1}}, p) == 1);
