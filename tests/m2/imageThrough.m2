-- assertions for m2_templates/lib/imageThrough.m2, with and without the package Msolve
needsPackage "Elimination";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "quickElimination", "imageClosure",
    "imageThrough"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

p = 385420337;
R = QQ[s, t];
S = QQ[a, b, c];
closure = (I, F) -> first imageThrough(I, F, S, p);
none = ideal 0_R;
assert(closure(none, {s^2, s*t, t^2}) == ideal(b^2 - a*c));
assert(closure(ideal(s - t^2), {s, t, 1_R}) == ideal(a - b^2, c - 1));
-- all of space, a point, and nothing
assert(closure(none, {s, t, 0_R}) == ideal c);
assert(closure(none, {1_R, 2_R, 3_R}) == ideal(a - 1, b - 2, c - 3));
assert(closure(ideal 1_R, {s, t, s}) == 1);
T = QQ[e];
assert(first imageThrough(none, {s}, T, p) == ideal 0_T);
-- a rational surface of degree 9, where more than 100 S-pairs are needed
F = {s^3 + t + 1, t^3 - s*t, s^2*t + 2*s};
scan({QQ, ZZ/p, ZZ/32003}, k -> (
    A := k[s, t];
    B := k[a, b, c];
    G := apply(F, f -> sub(f, A));
    (found, isExact) := imageThrough(ideal 0_A, G, B, p);
    assert(ring found === B and found == imageClosure(ideal 0_A, G, B))));
