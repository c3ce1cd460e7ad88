-- assertions for m2_templates/lib/pointsModuloPrimes.m2, with and without the package Msolve
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;
scan({"reducedModulo", "modularBasis", "msolved", "exactBasis", "distinctPoints", "hasPointsAtInfinity",
	"modularRepresentation", "solverOutput", "writtenPoints", "pointsModuloPrimes"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
(q, p) = (32749, 536870909);
asked = L -> pointsModuloPrimes(ideal L, S, q, p, {123456789, 98765432}, 3, 3, true, true);
points = L -> take(asked L, 4);
assert(points {x^2 - 2, y} == {2, 2, true, {{1, 0}, {T^2 - 2}, {T, 0_S}}});
assert(points {x, x - 1} == {0, 0, false, {}});
-- points at infinity: not bounded
assert(take(points {x*y - 1, x - 2*y*x + 1}, 3) == {1, 1, false});
-- multiple points, many
assert(points {x^2, y} == {2, 1, true, {}});
assert(points {x^7, x*y - x, y^8 - y^7} == {14, 2, true, {}});
assert(points {x^2 - 2, y^2 - 3} == {4, 4, true, {}});
more = pointsModuloPrimes(ideal(x^2 - 2, y^2 - 3), S, q, p, {1, 2}, 3, 4, true, true);
assert((more#3 == {}) == (solver =!= null));
-- the solver is asked about those that are not represented; multiple ones may be left out
written = (L, multiple) -> last pointsModuloPrimes(ideal L, S, q, p, {1, 2}, 3, 3, true, multiple) != "";
assert(not written({x^2 - 2, y}, true));
there = solver =!= null;
assert(written({x^2 - 2, y^2 - 3}, true) == there and written({x^2 - 2, y^2 - 3}, false) == there);
assert(written({x^2, y}, true) == there and not written({x^2, y}, false));
-- points that come together modulo the small prime, or the large one, or are not there
assert(points {x^2 - q, y} == {2, 2, true, {}});
assert(points {(q*x - 1)*(x - 3), y} == {2, 2, false, {}});
assert(points {(p*x - 1)*(x - 3), x*y - y - 1} == {1, 1, false, {}});
-- nothing is counted modulo the large prime where bounded points are simple modulo the small one
assert(take(points {(p*x - 1)*(x - 3), y}, 3) == {2, 2, true});
assert(take(points {x^2 - p, y}, 3) == {2, 2, true});
-- nothing but the points that msolve writes is counted
assert(points {x^2 - q*p, y} == {2, if there then 2 else 1, true, {}});
-- infinitely many, modulo both primes, or one of them
assert(try (points {x*y}; false) else true);
assert(try (points {0_R}; false) else true);
assert(points {x*y, q*x + y} == {});
assert(pointsModuloPrimes(ideal(x*y), S, q, p, {1, 2}, 3, 3, false, true) == {});
