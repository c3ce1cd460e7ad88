-- the equations, not yet saturated, of the points x of V(I) where Q (x - u) is a combination of the
-- gradients, in a ring S with an unknown S_0 that they do not contain: by Lagrange multipliers when
-- the generators are as many as the codimension, else by minors.  S_0 and the multipliers come
-- first, to be eliminated.
criticalWithInverse = (I, Q, u) -> (
    R := ring I;
    n := numgens R;
    J := trim I;
    m := numgens J;
    gradients := jacobian generators J;
    pull := lossGradient(R, Q, u);
    c := codim J;
    free := if m == c then m else 0;
    l := local l;
    S := (coefficientRing R)[l_0 .. l_(free + n), MonomialOrder => Eliminate(free + 1)];
    toS := map(S, R, drop(gens S, free + 1));
    conditions := if m == c
    then ideal((toS gradients) * transpose matrix(S, {take(drop(gens S, 1), m)}) - toS pull)
    else toS smallMinors(c + 1, (gradients | pull) % J);
    (S, toS, toS J + conditions)
    );
