-- assertions for m2_templates/lib/basisForNumbers.m2, with and without the package Msolve
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
leading = G -> monomialIdeal leadTerm gens G;
(G, exact) = basisForNumbers(katsura QQ, p);
assert(not exact and char ring G == p);
assert(dim leading G == 0 and degree leading G == 32);
assert(numgens leading G == numgens leading gb katsura QQ);
(G, exact) = basisForNumbers(katsura(ZZ/32003), p);
assert(exact and degree leading G == 32);
S = QQ[x, y];
(G, exact) = basisForNumbers(ideal(x^2 - y, x*y - 1), p);
assert(exact and ring G === S);
assert(degree leading G == 3);
