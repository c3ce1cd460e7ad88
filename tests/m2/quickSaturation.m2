-- assertions for m2_templates/lib/quickSaturation.m2, with and without the package Msolve
needsPackage "Elimination";
needsPackage "Saturation";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "quickElimination", "quickSaturation"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

p = 385420337;
S = QQ[x, y, z];
byElimination = (I, f) -> saturate(ideal I_*, f, Strategy => Eliminate);
agrees = (I, f) -> (
    (found, isExact) := quickSaturation(I, f, p);
    ring found === S and isExact and found == byElimination(I, f));
assert(agrees(ideal(x^2*y, x*z^3), x));
assert(agrees(ideal(x^2 - y, x*z), x - 1));
assert(agrees(ideal 0_S, x));
assert(agrees(ideal(x^2), x));
assert(agrees(ideal(x, y), 0_S));
assert(agrees(ideal x, 1_S));
-- where more than 100 S-pairs are needed: five quadrics and a plane, which all of them contain
scan({QQ, ZZ/p, ZZ/32003}, k -> (
    R := k[u_0 .. u_5];
    v := i -> if abs i <= 5 then R_(abs i) else 0_R;
    I := ideal prepend(sum(-5 .. 5, v) - 1, apply(5, m -> sum(-5 .. 5, i -> v i * v(m - i)) - v m));
    found := quickSaturation((R_1 - 7) * I, R_1 - 7, p);
    if solver === null or k === ZZ/32003 then assert(found === null)
    else assert(first found == ideal gens gb I and last found == (k =!= QQ))));
