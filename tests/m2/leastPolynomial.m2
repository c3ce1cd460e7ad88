-- assertions for m2_templates/lib/leastPolynomial.m2
scan({"multiplicationTable", "powerVectors", "powerRank", "leastPolynomial"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
least = I -> ((d, tables, one) := multiplicationTable I; apply(tables, N -> leastPolynomial(N, d, one, S)));
assert(least ideal(x^2 - 2, y^2 - 3) == {T^2 - 2, T^2 - 3});
assert(least ideal(x - 1/2, 3*y - 2) == {T - 1/2, T - 2/3});
assert(least ideal(x, y) == {T, T});
-- multiple points
assert(least ideal(x^3, x*y, y^2) == {T^3, T^2});
assert(least ideal((2*x - 1)^2 * (x + 1), y - x^2) == {(T - 1/2)^2 * (T + 1), (T - 1/4)^2 * (T - 1)});
-- the generator of an elimination ideal
I = ideal(7*x^2 - y^3 + x*y - 1/3, x^3 + 2*y^2 - 5*x);
E = apply({y, x}, v -> first (eliminate(I, v))_*);
assert(least I == {sub(E#0, {x => T, y => 0}), sub(E#1, {x => 0, y => T})} / (f -> 1/leadCoefficient f * f));
-- values that differ by the first prime that is tried
p = nextPrime(2^30 + 1);
assert(least ideal(x^2 - p*x, y) == {T^2 - p*T, T});
