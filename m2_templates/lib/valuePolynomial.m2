-- the squarefree polynomial in T = QQ[s, ...], in its first variable, whose roots are the values of
-- a polynomial g at the points of an ideal of dimension zero
valuePolynomial = (I, g, T) -> (
    if I == 1 then return 1_T;
    standard := lift(basis(ring I / I), ring I);
    N := lift(last coefficients((g * standard) % I, Monomials => standard), QQ);
    one := transpose matrix{apply(first entries standard, b -> if b == 1 then 1 else 0)};
    d := lcm apply(flatten entries N, denominator);
    m := leastPolynomial(lift(d * N, ZZ), d, one, T);
    m // gcd(m, diff(T_0, m))
    );
