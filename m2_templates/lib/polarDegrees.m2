-- the polar degrees of the cone V(I) in n-space, of dimension d: for i < d the number of pairs of a
-- general smooth point x and a conormal vector y, both up to scaling, of which x satisfies i
-- general linear conditions and y the other n - 2 - i.  The vector y is a combination of codim I
-- gradients, by A as in generalGradients.  One more row of the general matrices E and F scales x
-- and y; so y is not zero, and points that are singular, or where these gradients are dependent,
-- have too few vectors y to meet all conditions.
polarDegrees = (I, A, E, F) -> (
    R := ring I;
    if I == 1 then return {};
    n := numgens R;
    gradients := generalGradients(I, A);
    c := numColumns gradients;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c)];
    toS := map(S, R, take(gens S, n));
    x := transpose matrix{take(gens S, n)};
    y := (toS gradients) * transpose matrix(S, {drop(gens S, n)});
    toList apply(min(n - c, n - 1), i -> (
    sections := linearConditions(x, E, i + 1) | linearConditions(y, F, n - 1 - i);
    solutionCount ideal select((toS I)_* | sections, f -> f != 0)))
    );
