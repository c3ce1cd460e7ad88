-- the pairs of a point x of V(I) and of data u for which it is critical, by the multipliers l of
-- the generators of I: u = x - Q^-1 (l_1 grad f_1 + l_2 grad f_2 + ...).  Given are I in the ring
-- of x and l, the coordinates of u there, and the squared distance (x - u)^T Q (x - u).
distanceCorrespondence = (I, Q) -> (
    R := ring I;
    J := if I == 1 then ideal 1_R else trim I;
    n := numgens R;
    m := numgens J;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + m)];
    toS := map(S, R, take(gens S, n));
    normal := (toS jacobian generators J) * transpose matrix(S, {drop(gens S, n)});
    away := sub(inverse sub(Q, coefficientRing R), S) * normal;
    data := flatten entries(transpose matrix(S, {take(gens S, n)}) - away);
    (toS J, data, (transpose normal * away)_(0, 0))
    );
