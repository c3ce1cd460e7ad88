-- the leading monomials of an ideal over a prime field.  Where many points are possible (Bezout)
-- the package Msolve finds these much faster; for few it would take longer to start.
leadMonomials = I -> (
    possible := product apply(I_*, f -> max(1, first degree f));
    monomialIdeal if possible > 1000 and instance(msolveLeadMonomials, Function)
    then msolveLeadMonomials I
    else leadTerm gens gb I
    );
