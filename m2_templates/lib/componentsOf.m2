-- the components of a variety: the minimal primes of I.  One equation is factored and linear ones
-- are left as they are; for others the general way takes some 10 ms to begin with.
componentsOf = I -> (
    if I == 0 then return {ideal 0_(ring I)};
    if numgens I == 1 then (
        factors := select(toList factor I_0, h -> first degree h#0 > 0);
        return apply(factors, h -> ideal h#0));
    basis := first entries gens gb I;
    if any(basis, g -> first degree g == 0) then {}
    else if all(basis, g -> first degree g == 1) then {ideal basis}
    else minimalPrimes I
    );
