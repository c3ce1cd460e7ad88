-- the parameters off the ramification locus of a map that are critical for the squared distance
-- (x - u)^T Q (x - u) from a row u of numbers: (G - u) Q dG = 0.  G are the coordinates of the map,
-- restricted to as many free variables as its image has dimensions.  One more variable is the
-- inverse of det(B * dG), a linear combination of the maximal minors of the differential.
criticalParameters = (G, free, Q, u, B) -> (
    R := ring first G;
    r := #free;
    y := local y;
    S := (coefficientRing R)[y_0 .. y_r];
    place := hashTable apply(r, i -> free#i => S_i);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    differential := transpose toS (jacobian matrix {G})^(apply(free, x -> index x));
    equations := (toS matrix {G} - sub(u, S)) * sub(Q, S) * differential;
    minor := det(sub(B, S) * differential);
    ideal select(append(flatten entries equations, S_r * minor - 1), f -> f != 0)
    );
