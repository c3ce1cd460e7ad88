-- for general u, the equations of the critical points on V(I) together with a vector l in the left
-- kernel of the matrix whose rows are Q (x - u) and all gradients of the generators.  At a smooth
-- point that is critical the kernel has the dimension m + 1 - codim I for m generators; as many
-- rows of the general matrix C choose the vector with C l = (1, 0, ..., 0).  Where l_0 = 0, only
-- the gradients are dependent: one more unknown inverts l_0.  For a degenerate Q it inverts a
-- combination of maximal minors of gradients as well, by A and B as in criticalSystem.
leftKernelSystem = (I, Q, u, C, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    rows := lossGradient(R, Q, u) | jacobian generators I;
    m := numColumns rows - 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + m + 2)];
    toS := map(S, R, take(gens S, n));
    kernel := transpose matrix(S, {take(drop(gens S, n), m + 1)});
    chosen := sub(C^(toList(0 .. m - codim I)), S) * kernel;
    inverted := kernel_(0, 0);
    if B =!= null then inverted = inverted * toS minorOf(generalGradients(I, A), B);
    equations := flatten entries ((toS rows) * kernel) | {chosen_(0, 0) - 1}
        | drop(flatten entries chosen, 1) | {last gens S * inverted - 1};
    ideal select((toS I)_* | equations, f -> f != 0)
    );
