-- assertions for m2_templates/lib/solverRepresentation.m2
there = try (needsPackage "Msolve"; true) else false;
load "../../m2_templates/lib/solverRepresentation.m2"

R = QQ[x, y, z];
S = QQ[T];
-- the representation (f, g) satisfies an equation h of degree e: f'^e h(g/f') is a multiple of f
holds = (found, h) -> (
    f := first found#0;
    e := first degree h;
    H := QQ(monoid[Variables => 4]);
    whole := homogenize(sub(h, {x => H_1, y => H_2, z => H_3}), H_0);
    (map(S, H, {diff(S_0, f)} | found#1)) whole % f == 0);

simple = {x^5 - 3*y - 1, y^5 - x*z + 2, z^5 - x - y};
found = solverRepresentation(ideal simple, S);
assert(not there or degree first found#0 == {125});
assert(not there or all(simple, h -> holds(found, h)));
-- several points over the same value of a coordinate, and multiplicities
askew = {(x + y + z)^2 - 2, ((y + 2*z)^2 - 3)^2, (z^2 - 5)^3, (x + y + z)^2 * y - 2*y};
found = solverRepresentation(ideal askew, S);
assert(not there or degree first found#0 == {8});
assert(not there or all({(y + 2*z)^2 - 3, z^2 - 5}, h -> holds(found, h)));
assert(not there or gcd(first found#0, diff(T, first found#0)) == 1);
-- few, no and infinitely many points
assert(solverRepresentation(ideal(x^2 - 2, y, z), S) === null);
assert(not there or solverRepresentation(ideal(x^20, x^20 - 1, y, z), S) == {{}, {}});
assert(solverRepresentation(ideal(x^20 - 1, y^20 * z), S) === null);
-- integers that msolve divides by
found = solverRepresentation(ideal(7*x - 3, 11*y - 5*z + 1, z^101 - 2), S);
assert(not there or all({7*x - 3, 11*y - 5*z + 1}, h -> holds(found, h)));
