-- assertions for m2_templates/lib/liftedBasis.m2, with and without the package Msolve
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
found = liftedBasis(J, p);
assert((found === null) == (solver === null));
trusted = if found === null then gb J else found;
assert(ideal gens trusted == ideal J_*);
assert(sort leadTerm gens trusted == sort leadTerm gens gb ideal J_*);
-- what msolve answers is not believed when it fails a test
if solver =!= null then (
    right := msolved;
    msolved = (I, words, S) -> if char S == 0 then submatrix'(right(I, words, S), {0}) else right(I, words, S);
    );
assert(liftedBasis(J, p) === null);
if solver =!= null then msolved = (I, words, S) -> matrix {{1_S}};
assert(solver === null or liftedBasis(J, p) =!= null); -- 1 passes both when it is 1 everywhere
if solver =!= null then msolved = (I, words, S) -> if char S == 0 then matrix {{1_S}} else right(I, words, S);
assert(liftedBasis(J, p) === null);
