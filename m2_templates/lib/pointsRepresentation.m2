-- the points of an ideal of dimension zero over QQ, without multiplicities, by polynomials in
-- S = QQ[T]: {{f}, {g_1, ..., g_n}}.  The points are x_i = g_i(t)/f'(t) for the roots t of f, all
-- simple.  Nothing for no points.  If so many are known already, and there are not more with
-- multiplicities, their number only.
pointsRepresentation = (I, S, known) -> (
    if dim I > 0
    then error("expected a zero-dimensional ideal, got one of dimension " | toString dim I);
    if dim I < 0 then return {{}, {}};
    if degree I == known then return {known};
    (d, tables, one) := multiplicationTable I;
    least := apply(tables, N -> leastPolynomial(N, d, one, S));
    values := apply(least, m -> m // gcd(m, diff(S_0, m)));
    values = apply(values, m -> 1/leadCoefficient m * m);
    -- Seidenberg's lemma: with a squarefree polynomial in each variable an ideal is radical
    if values != least then (
    R := ring I;
    J := I + ideal apply(numgens R, i -> (map(R, S, {R_i})) values#i);
    (d, tables, one) = multiplicationTable J);
    form := separatingForm(d, tables, one);
    representation := univariateRepresentation(d, tables, one, form, S);
    {take(representation, 1), drop(representation, 1)}
    );
