-- the rational univariate representation {f, g_1, ..., g_n} in S = QQ[T] of the points of a reduced
-- algebra by a separating linear form t: f is the minimal polynomial of t, and f'(t) x_i = g_i(t).
-- The coefficients of f are integers without common divisor.
univariateRepresentation = (d, tables, one, form, S) -> (
    T := S_0;
    D := numrows one;
    N := sum(#tables, i -> form#i * tables#i);
    (columns, below) := powerVectors(N, d, one, D - 1);
    K := sub(matrix{columns}, QQ);
    f := leastPolynomial(N, d, one, S);
    numbers := apply(flatten entries last coefficients f, c -> lift(c, QQ));
    f = lcm apply(numbers, denominator) * f; -- it was monic
    slope := diff(T, f);
    value := sum(D, k -> lift(slope_(T^k), QQ) / below#k * columns#k);
    sides := matrix{apply(tables, M -> 1/d * (M * value))};
    found := matrix solve(mutableMatrix K, mutableMatrix sides);
    prepend(f, apply(#tables, i -> sum(D, k -> found_(k, i) * below#k * T^k)))
    );
