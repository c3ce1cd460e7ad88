-- assertions for m2_templates/lib/pointsThroughPrimes.m2
scan({"reducedModulo", "modularBasis", "squarefreeValue", "radicalModulo", "modularRepresentation",
	"pointsThroughPrimes"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
points = L -> pointsThroughPrimes(ideal L, S, {32749, 32719});
assert(points {x^2, y} == apply({32749, 32719}, q -> {q, {1, 0}, {T}, {0_S, 0_S}}));
assert(points {(x - 1)^2, y^2 - x} == apply({32749, 32719}, q -> {q, {0, 1}, {T^2 - 1}, {1_S, T}}));
-- as many as there are without multiplicities
assert(apply(points {(x^2 - 2)^2*(x - 7), y^5 - x^5}, p -> first degree p#2#0) == {15, 15});
-- none, infinitely many, and infinitely many modulo one of the primes
assert(points {x, x - 1} == {});
assert(points {x*y} == {});
assert(apply(points {x^2, 32749*y - x}, first) == {32719});
-- points that come together modulo a prime
assert(apply(points {x^2 - 32749, y}, p -> first degree p#2#0) == {1, 2});
