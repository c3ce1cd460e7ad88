-- the polynomials of an ideal that are free of the variables in a list L, and whether they are
-- exact: not where msolve has lifted them from primes
eliminatedThrough = (L, I, p) -> (
    found := quickElimination(L, I, p);
    if found === null then (eliminate(L, I), true) else found
    );
