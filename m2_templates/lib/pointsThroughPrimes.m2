-- the points of an ideal over QQ, without multiplicities, modulo several primes: what
-- modularRepresentation says of each, with the prime.  Nothing of primes modulo which there are
-- infinitely many points, or none, or no few forms separate them.
pointsThroughPrimes = (I, S, primes) -> (
    standard := G -> lift(basis(ring G / monomialIdeal leadTerm gens G), ring G);
    flatten apply(primes, q -> (
        G := modularBasis reducedModulo(I, q);
        if dim monomialIdeal leadTerm gens G != 0 then return {};
        H := radicalModulo(G, standard G);
        found := modularRepresentation(H, standard H, S);
        if found === null then {} else {prepend(q, found)}))
    );
