-- the parameters off the ramification locus of the map to projective space with coordinates G that
-- are critical for the product of the powers G_i^(u_i), divided by the power of their sum that
-- makes its degree zero.  The free variables of G are as many as its image has dimensions.  They
-- come first; further unknowns are inverse to the coordinates, to their sum, and to
-- det(B * (G | dG)), a minor of the matrix whose rank drops on the ramification locus.
likelihoodParameters = (G, free, u, B) -> (
    R := ring first G;
    (r, m) := (#free, #G);
    y := local y;
    S := (coefficientRing R)[y_0 .. y_(r + m + 1)];
    place := hashTable apply(r, i -> free#i => S_i);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    values := toS \ G;
    differential := transpose toS (jacobian matrix {G})^(apply(free, x -> index x));
    weights := flatten entries sub(u, S);
    slopes := matrix(S, {apply(m, i -> weights#i * S_(r + i) - sum weights * S_(r + m))});
    minor := det(sub(B, S) * (transpose matrix(S, {values}) | differential));
    inverses := apply(values | {sum values, minor}, 0 .. m + 1, (f, i) -> S_(r + i) * f - 1);
    ideal select(flatten entries(slopes * differential) | inverses, f -> f != 0)
    );
