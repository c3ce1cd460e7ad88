-- assertions for m2_templates/lib/modularRepresentation.m2
scan({"reducedModulo", "modularBasis", "modularRepresentation"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

p = 32749;
R = QQ[x, y];
S = QQ[T];
represent = I -> (
    G := modularBasis reducedModulo(I, p);
    L := monomialIdeal leadTerm gens G;
    modularRepresentation(G, lift(basis(ring G / L), ring G), S));
-- f vanishes at t, and x_i - v_i(t), modulo p
holds = (I, found) -> (
    (c, f, v) := toSequence found;
    G := modularBasis reducedModulo(I, p);
    t := sum(2, i -> c#i * (ring G)_i);
    into := map(ring G, S, {t});
    into f#0 % G == 0 and all(2, i -> (into v#i - (ring G)_i) % G == 0)
    and first degree f#0 == degree ideal gens G);
-- the first variable where it will do, then the next ones, then combinations
assert(represent ideal(x - 1, y/2 - 3) == {{1, 0}, {T - 1}, {1_S, 6_S}});
assert(represent ideal(x - 1, (y - 1)*(y - 2)) == {{0, 1}, {T^2 - 3*T + 2}, {1_S, T}});
for L in {{x^2 - 2, y^2 - 3}, {x^2 - x, y^2 - y}, {x^3 - y, y^3 - x - 1}, {y^2 + 1, x - y/7}} do
    assert holds(ideal L, represent ideal L);
assert(first represent ideal(x^2 - 2, y^2 - 3) == {1, 1});
-- multiple points
assert(represent ideal(x^2, y) === null);
assert(represent ideal(x^2, x*y, y^2) === null);
assert(represent ideal((x^2 - 2)^2, y^2 - 1) === null);
