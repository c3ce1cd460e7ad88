-- assertions for m2_templates/lib/saturatedThrough.m2, with and without the package Msolve
needsPackage "Elimination";
needsPackage "Saturation";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "quickElimination", "quickSaturation",
    "saturatedThrough"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

p = 385420337;
agrees = (I, f) -> (
    (found, isExact) := saturatedThrough(I, ideal f, p);
    (ring I === ring found) and found == saturate(ideal I_*, f, Strategy => Eliminate));
S = QQ[x, y, z];
assert(agrees(ideal(x^2*y, x*z^3), x));
assert(agrees(ideal(x^2 - y, x*z), x - 1));
assert(agrees(ideal 0_S, x));
-- nothing is left, or all
assert(first saturatedThrough(ideal(x^2), ideal x, p) == 1);
assert(first saturatedThrough(ideal x, ideal 1_S, p) == ideal x);
-- katsura-5 and a hyperplane, where more than 100 S-pairs are needed
katsura = k -> (
    R := k[u_0 .. u_5];
    v := i -> if abs i <= 5 then R_(abs i) else 0_R;
    ideal prepend(sum(-5 .. 5, v) - 1, apply(5, m -> sum(-5 .. 5, i -> v i * v(m - i)) - v m)));
scan({QQ, ZZ/p, ZZ/32003}, k -> (
    I := katsura k;
    f := (ring I)_1;
    (found, isExact) := saturatedThrough(f * I, ideal f, p);
    assert(found == saturate(ideal I_*, f, Strategy => Eliminate));
    assert(isExact == (k =!= QQ or solver === null))));
