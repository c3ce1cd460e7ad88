-- a Groebner basis of an ideal in the graded reverse lexicographic order, and whether it is exact.
-- One that is not small is lifted from primes over QQ, and tested modulo the prime p.
basisThrough = (I, p) -> (
    G := smallBasis I;
    if G =!= null then return (G, true);
    if char ring I > 0 then return (exactBasis I, true);
    G = liftedBasis(I, p);
    if G =!= null then (G, false) else (gb I, true)
    );
