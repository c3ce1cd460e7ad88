-- the algebra A = R/I of an ideal of dimension zero over QQ, in the basis of the standard
-- monomials: a common denominator d, the integer matrices of d * x_i, one for each variable, and
-- the column of 1
multiplicationTable = I -> (
    R := ring I;
    standard := lift(basis(R/I), R);
    columns := apply(gens R, x -> lift(last coefficients(
        (x * standard) % I, Monomials => standard), QQ));
    d := lcm apply(flatten apply(columns, M -> flatten entries M), denominator);
    one := transpose matrix{apply(flatten entries standard, b -> if b == 1 then 1 else 0)};
    (d, apply(columns, M -> lift(d * M, ZZ)), one)
    );
