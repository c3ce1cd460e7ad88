-- the columns of 1, t, ..., t^r, where t acts by N/d: integer columns and, for each of them, the
-- integer that it is to be divided by.  Without fractions inside, products need no common divisors.
powerVectors = (N, d, one, r) -> (
    column := one;
    below := 1;
    powers := for k from 0 to r list (
    if k > 0 then (
        column = N * column;
        below = d * below;
        common := gcd prepend(below, flatten entries column);
        below = below // common;
        column = matrix apply(entries column, row -> {row#0 // common}));
    (column, below));
    (apply(powers, first), apply(powers, last))
    );
