-- a multiple, by a number that is not zero, of the discriminant of the binary form with the
-- coefficients c_0, ..., c_n, polynomials in S with integer coefficients: the Bezout determinant of
-- its partial derivatives.  It vanishes where the form has a multiple root, infinity included.
-- All is done with integers: values from which the polynomial can be read, as numbers of digits and
-- degrees are known.
binaryDiscriminant = (c, S) -> (
    n := #c - 1;
    if n < 2 then return 1_S;
    bezout := (L, sign) -> (
        a := apply(n, j -> (j + 1) * L#(j + 1));
        b := apply(n, j -> (n - j) * L#j);
        table(n - 1, n - 1, (i, j) -> sum(1 + min(i, n - 2 - j),
            k -> a#(j + k + 1) * b#(i - k) + sign * a#(i - k) * b#(j + k + 1))));
    -- no coefficient is larger than the product of the sums of the rows, with absolute values
    sizes := apply(c, f -> sum(flatten entries last coefficients f, a -> abs lift(a, ZZ)));
    largest := product(bezout(sizes, 1), row -> max(1, sum row));
    N := 2 + 4 * #toString largest; -- 2^N > 2 largest, since 10 < 2^4
    b := 1 + 2 * (n - 1) * max apply(c, f -> if f == 0 then 0 else first degree f);
    at := map(QQ, S, apply(numgens S, i -> (2^(N * b^i))_QQ));
    values := apply(c, f -> lift(at f, ZZ));
    fromDigits(det matrix bezout(values, -1), N, b, S)
    );
