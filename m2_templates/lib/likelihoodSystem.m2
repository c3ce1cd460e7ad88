-- the equations, together with multipliers, of the points x of V(I) that are critical for the
-- product of the powers x_i^(u_i), where no u_i is zero: u_i is x_i times the i-th entry of a
-- combination of codim I gradients, themselves combined by the matrix A.  No coordinate of such a
-- point is zero.  Singular points, and smooth ones where these gradients are dependent, come for
-- special u only: their dimension, and that of the span of the gradients, are smaller.
likelihoodSystem = (I, u, A) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    gradients := generalGradients(I, A);
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + numColumns gradients)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {drop(gens S, n)});
    equations := apply(n, i -> S_i * combined_(i, 0) - sub(u_(0, i), S));
    ideal select((toS I)_* | equations, f -> f != 0)
    );
