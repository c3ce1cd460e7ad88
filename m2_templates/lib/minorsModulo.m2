-- the minors of size r of a matrix M that count modulo an ideal I: remainders that generate with I
-- the same ideal as all minors with I, each once up to a factor
minorsModulo = (r, M, I) -> (
    (size, small) := withoutUnits(r, M % I);
    remainders := flatten entries compress((gens smallMinors(size, small % I)) % I);
    ideal unique prepend(0_(ring I), apply(remainders, f -> (1 / leadCoefficient f) * f))
    );
