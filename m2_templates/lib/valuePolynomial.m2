-- the squarefree polynomial in T = QQ[s, ...], in its first variable, whose roots are the values of
-- a polynomial g at the points of an ideal of dimension zero
valuePolynomial = (I, g, T) -> (
    if I == 1 then return 1_T;
    (d, tables, one) := multiplicationTable I;
    standard := flatten entries lift(basis(ring I / I), ring I);
    product := (last coefficients((g * matrix{standard}) % I, Monomials => standard));
    N := lift(product, QQ);
    below := lcm apply(flatten entries N, denominator);
    S := QQ(monoid[local t]);
    m := leastPolynomial(lift(below * N, ZZ), below, one, S);
    (map(T, S, {T_0})) (m // gcd(m, diff(S_0, m)))
    );
