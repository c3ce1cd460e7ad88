-- assertions for m2_templates/lib/exactBasis.m2, with and without the package Msolve
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
isRight = I -> (
    G := exactBasis I;
    ideal gens G == ideal I_* and sort leadTerm gens G == sort leadTerm gens gb ideal I_*);
-- above and below 2^15, where Macaulay2's own F4 is fast
assert(isRight katsura(ZZ/p));
assert(isRight katsura(ZZ/2147483647));
assert(isRight katsura(ZZ/32003));
assert(isRight katsura(ZZ/101));
assert(isRight katsura(ZZ/2));
S = (ZZ/p)[x, y];
assert(isRight ideal 0_S);
assert(isRight ideal(x, x - 1));
assert(isRight ideal(0_S, x^2, x*y));
T = QQ[x, y];
assert(isRight ideal(x^2 - y/3, x*y - 1));
