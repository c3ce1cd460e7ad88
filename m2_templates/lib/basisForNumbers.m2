-- a Groebner basis with the leading monomials of an ideal in the graded reverse lexicographic
-- order, and whether it is exact.  Over QQ, unless few S-pairs are enough, it is the one modulo
-- the prime p, whose leading monomials are the same for all primes but finitely many.
basisForNumbers = (I, p) -> (
    G := smallBasis I;
    if G =!= null then return (G, true);
    if char ring I > 0 then (exactBasis I, true) else (exactBasis reducedModulo(I, p), false)
    );
