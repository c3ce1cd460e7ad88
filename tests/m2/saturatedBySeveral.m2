-- assertions for m2_templates/lib/saturatedBySeveral.m2, with and without the package Msolve
needsPackage "Elimination";
needsPackage "Saturation";
scan({"reducedModulo", "modularBasis", "smallBasis", "msolved", "exactBasis", "hasResidues",
    "liftedBasis", "basisThrough", "basisForNumbers", "quickElimination", "quickSaturation",
    "pseudorandomMatrix", "isMultipliedInto", "saturationBy", "saturatedBySeveral"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;

p = 385420337;
byEach = (I, J) -> intersect apply(J_*, f -> saturate(ideal I_*, f, Strategy => Eliminate));
agrees = (I, J, isProved) -> (
    (found, told) := saturatedBySeveral(I, J, p, 12345);
    (ring I === ring found) and found == byEach(I, J) and told == isProved);
scan({QQ, ZZ/p, ZZ/32003}, k -> (
    S := k[x, y, z];
    -- embedded components on both sides, a component that stays and one that goes
    assert(agrees(ideal(x^2*z, x*y*z, x*(z-1)), ideal(x, y), true));
    assert(agrees(intersect(ideal(x^3, y), ideal(z - x^2), ideal(x^2, z^2, y - 1)),
        ideal(x, y, z), true));
    assert(agrees(intersect(ideal(x^3, y), ideal(x^2, z^2, y - 1)), ideal(x, z), true));
    -- nothing goes, or all
    assert(agrees(ideal(x^2 - y), ideal(x, z), true));
    assert(agrees(ideal 0_S, ideal(x, y), true));
    assert(agrees(ideal 1_S, ideal(x, y), true));
    assert(agrees(ideal(x^2, y^3), ideal(x, y), true));
    assert(agrees(ideal(x*y), ideal(0_S, 0_S), true));
    -- J contains 1, visibly or not; J in I
    assert(agrees(ideal(x^2, x*y), ideal(x, 1_S), true));
    assert(agrees(ideal(x^2, x*y), ideal(x, 1 - x), true));
    assert(agrees(ideal(x, y), ideal(x^2, x*y), true));
    -- a multiplicity that is more than is tried
    assert(agrees(ideal(x^9*z, y), ideal(x, y), k === ZZ/32003));
    ));
-- too few numbers for a general combination: any of x, y, x + y lies in one of three primes
F = ZZ/2[x, y, z];
three = intersect(ideal(x, z), ideal(y, z - 1), ideal(x + y, z^2 + z + 1));
assert(agrees(three, ideal(x, y), true));
-- katsura-5 and two planes, where more than 100 S-pairs are needed
katsura = k -> (
    R := k[u_0 .. u_5];
    v := i -> if abs i <= 5 then R_(abs i) else 0_R;
    ideal prepend(sum(-5 .. 5, v) - 1, apply(5, m -> sum(-5 .. 5, i -> v i * v(m - i)) - v m)));
scan({QQ, ZZ/p, ZZ/32003}, k -> (
    I := katsura k;
    J := ideal((ring I)_1 - 7, (ring I)_2 - 5);
    (found, isProved) := saturatedBySeveral(J * I, J, p, 7);
    assert(found == ideal gens gb I);
    assert(isProved == (k === ZZ/32003 or solver === null))));
