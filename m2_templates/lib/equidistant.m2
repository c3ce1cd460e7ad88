-- the closure of the points u of the plane, with coordinates in T, that are as far from a critical
-- point of V(P) as from a different one of V(P'), for primes P and P' of curves and points.
--
-- The points are c + d and c - d: both are as far from u when <d, u - c> = 0, in the scalar product
-- of Q.  For different real points <d, d> is positive, as is the square of the gradient at smooth
-- real points of curves: where one of these is zero is removed.
equidistant = (P, P', Q, T) -> (
    if P == 0 or P' == 0 then return ideal 1_T;
    S := QQ[Variables => 6];
    (c, d, u) := (matrix{{S_0}, {S_1}}, matrix{{S_2}, {S_3}}, matrix{{S_4}, {S_5}});
    product := (a, b) -> (transpose a * b)_(0, 0);
    system := ideal product(d, sub(Q, S) * (u - c));
    positive := {product(d, sub(Q, S) * d)};
    scan({(P, c + d), (P', c - d)}, (J, x) -> (
        toS := map(S, ring J, transpose x);
        system = system + toS J;
        if codim J == 2 then return;
        gradient := toS jacobian ideal J_0;
        system = system + minors(2, sub(Q, S) * (u - x) | gradient);
        positive = append(positive, product(gradient, gradient))
        ));
    system = fold(saturate, prepend(trim system, positive));
    (map(T, S, {0, 0, 0, 0, T_0, T_1})) eliminate(take(gens S, 4), system)
    );
