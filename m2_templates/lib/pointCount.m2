-- the number of points of affine space, counted with multiplicity, where the polynomials of a list
-- vanish and the fixed variables, which they do not contain, have any value: the number of the
-- monomials in the others that are no leading ones.  Where many points are possible (Bezout) the
-- package Msolve finds these much faster; for few it would take longer to start.
pointCount = (L, fixed) -> (
    equations := ideal(fixed | select(L, f -> f != 0));
    possible := product apply(equations_*, f -> max(1, first degree f));
    found := monomialIdeal if possible > 1000 and instance(msolveLeadMonomials, Function)
        then msolveLeadMonomials equations
        else leadTerm gens gb equations;
    if dim found != 0 then error "expected finitely many points, try another seed";
    degree found
    );
