-- the ideal of the leading monomials of I; over a prime field the package Msolve is much faster
initialIdeal = I -> (
    leading := if I != 0 and char ring I > 0 and instance(msolveLeadMonomials, Function)
        then msolveLeadMonomials I
        else leadTerm gens gb I;
    ideal monomialIdeal leading
    );
