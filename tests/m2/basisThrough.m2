-- assertions for m2_templates/lib/basisThrough.m2, with and without the package Msolve
needsPackage "Elimination";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "eliminatedThrough"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

-- katsura-5, whose basis takes more than 100 S-pairs
katsura = k -> (
    R := k[u_0 .. u_5];
    v := i -> if abs i <= 5 then R_(abs i) else 0_R;
    ideal prepend(sum(-5 .. 5, v) - 1, apply(5, m -> sum(-5 .. 5, i -> v i * v(m - i)) - v m)));
p = 385420337;
J = katsura QQ;
(G, exact) = basisThrough(J, p);
assert(exact == (solver === null));
assert(ideal gens G == ideal J_*);
assert(sort leadTerm gens G == sort leadTerm gens gb ideal J_*);
-- few S-pairs, and prime fields: exact
S = QQ[x, y];
assert(last basisThrough(ideal(x^2 - y, x*y - 1), p));
assert(gens first basisThrough(ideal(x^2 - y, x*y - 1), p) == gens gb ideal(x^2 - y, x*y - 1));
(G, exact) = basisThrough(katsura(ZZ/p), p);
assert exact;
assert(degree monomialIdeal leadTerm gens G == 32);
