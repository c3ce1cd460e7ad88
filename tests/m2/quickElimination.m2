-- assertions for m2_templates/lib/quickElimination.m2, with and without the package Msolve
needsPackage "Elimination";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "quickElimination"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

-- katsura-5, whose basis takes more than 100 S-pairs
katsura = k -> (
    R := k[u_0 .. u_5];
    v := i -> if abs i <= 5 then R_(abs i) else 0_R;
    ideal prepend(sum(-5 .. 5, v) - 1, apply(5, m -> sum(-5 .. 5, i -> v i * v(m - i)) - v m)));
p = 385420337;
quick = (I, places) -> quickElimination(apply(places, i -> (ring I)_i), I, p);
expected = (I, places) -> eliminate(apply(places, i -> (ring I)_i), ideal I_*);
-- many S-pairs are msolve's, where it is, but for short primes
scan({QQ, ZZ/p}, k -> (
    I := katsura k;
    found := quick(I, {0, 1, 2});
    assert(if solver === null then found === null else first found == expected(I, {0, 1, 2}));
    assert(solver === null or last found == (k =!= QQ))));
assert(quick(katsura(ZZ/32003), {2, 3}) === null);
-- few are enough for any of them
S = QQ[x, y, z];
I = ideal(x - y^2, z - y^3);
assert(quick(I, {1}) === (expected(I, {1}), true));
assert(first quick(ideal(x*y - 1, x*y - 2), {0}) == 1);
