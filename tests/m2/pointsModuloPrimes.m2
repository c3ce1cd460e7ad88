-- assertions for m2_templates/lib/pointsModuloPrimes.m2, with and without the package Msolve
try needsPackage "Msolve";
scan({"reducedModulo", "modularBasis", "solverBasis", "distinctPoints", "hasPointsAtInfinity",
	"modularRepresentation", "pointsModuloPrimes"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
(q, p) = (32749, 536870909);
points = L -> pointsModuloPrimes(ideal L, S, q, p, {123456789, 98765432}, 3, false);
assert(points {x^2 - 2, y} == {2, 2, true, {{1, 0}, {T^2 - 2}, {T, 0_S}}});
assert(points {x, x - 1} == {0, 0, false, {}});
-- points at infinity: not bounded
assert(take(points {x*y - 1, x - 2*y*x + 1}, 3) == {1, 1, false});
-- multiple points, many
assert(points {x^2, y} == {2, 1, false, {}});
assert(points {x^7, x*y - x, y^8 - y^7} == {14, 2, false, {}});
assert(points {x^2 - 2, y^2 - 3} == {4, 4, true, {}});
-- points that come together modulo the small prime, or the large one, or are not there
assert(points {x^2 - q, y} == {2, 2, true, {}});
assert(points {x^2 - p, y} == {2, 1, false, {}});
assert(points {(q*x - 1)*(x - 3), y} == {2, 2, false, {}});
assert(take(points {(p*x - 1)*(x - 3), y}, 3) == {1, 1, false});
-- infinitely many, modulo both primes, or one of them
assert(try (points {x*y}; false) else true);
assert(try (points {0_R}; false) else true);
assert(points {x*y, q*x + y} == {});
assert(pointsModuloPrimes(ideal(x*y), S, q, p, {1, 2}, 3, true) == {});
