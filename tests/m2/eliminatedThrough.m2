-- assertions for m2_templates/lib/eliminatedThrough.m2, with and without the package Msolve
needsPackage "Elimination";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "quickElimination", "eliminatedThrough"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

-- katsura-5, whose basis takes more than 100 S-pairs
katsura = k -> (
    R := k[u_0 .. u_5];
    v := i -> if abs i <= 5 then R_(abs i) else 0_R;
    ideal prepend(sum(-5 .. 5, v) - 1, apply(5, m -> sum(-5 .. 5, i -> v i * v(m - i)) - v m)));
p = 385420337;
agrees = (I, places) -> (
    L := apply(places, i -> (ring I)_i);
    found := first eliminatedThrough(L, I, p);
    found == eliminate(L, ideal I_*));
-- the variables that are kept may stand anywhere
assert(agrees(katsura QQ, {0, 1, 2}));
assert(agrees(katsura QQ, {4, 1}));
assert(agrees(katsura(ZZ/p), {3, 5, 0}));
assert(agrees(katsura(ZZ/32003), {2, 3}));
I = katsura(ZZ/p);
assert(last eliminatedThrough({(ring I)_0}, I, p));
S = QQ[x, y, z];
assert(agrees(ideal(x - y^2, z - y^3), {1}));
assert(agrees(ideal(x*y - 1, x*y - 2), {0}));
assert(agrees(ideal(x*y - 1), {0}));
assert(agrees(ideal 0_S, {0, 2}));
