-- assertions for m2_templates/lib/powerVectors.m2
load "../../m2_templates/lib/powerVectors.m2"

N = matrix{{1, 2}, {3, 4}};
one = matrix{{1}, {0}};
(columns, below) = powerVectors(N, 6, one, 5);
assert(#columns == 6 and #below == 6);
assert(all(columns, v -> ring v === ZZ));
assert all(6, k -> 1/below#k * columns#k == (1/6 * N)^k * one);
-- without common divisors
assert all(6, k -> gcd prepend(below#k, flatten entries columns#k) == 1);
-- a nilpotent element, and no power but the first
(columns, below) = powerVectors(matrix{{0, 0}, {4, 0}}, 2, one, 2);
assert(columns == {one, matrix{{0}, {2}}, matrix{{0}, {0}}});
assert(below == {1, 1, 1});
assert(powerVectors(N, 6, one, 0) == ({one}, {1}));
