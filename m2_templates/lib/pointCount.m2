-- the number of points of affine space, counted with multiplicity, where the polynomials of a list
-- vanish and the fixed variables, which they do not contain, have any value: the number of the
-- monomials in the others that are no leading ones.  The package Msolve finds these much faster.
pointCount = (L, fixed) -> (
    equations := ideal(fixed | select(L, f -> f != 0));
    leading := monomialIdeal if instance(msolveLeadMonomials, Function)
        then msolveLeadMonomials equations
        else leadTerm gens gb equations;
    if dim leading != 0 then error "expected finitely many points, try another seed";
    degree leading
    );
