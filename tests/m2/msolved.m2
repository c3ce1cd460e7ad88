-- assertions for m2_templates/lib/msolved.m2, with and without the package Msolve
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
-- without msolve there is nothing to test but that it is said to be missing
I = katsura(ZZ/p);
J = katsura QQ;
asked = (K, words, S) -> if solver === null then gens gb K else msolved(K, words, S);
assert(asked(I, "-g 2", ring I) % gb I == 0);
assert(numcols asked(I, "-g 2", ring I) == numcols gens gb I);
assert(gens I % forceGB asked(I, "-g 2", ring I) == 0);
assert(gens J % forceGB asked(J, "-g 2", ring J) == 0);
-- a generator that is zero is left out
K = ideal(0_(ring I), (ring I)_0^2 - 3);
assert(asked(K, "-g 2", ring I) == matrix {{(ring I)_0^2 - 3}});
