-- varieties whose union is V(I), by their ideals, each of which is radical and equidimensional: I
-- alone, if that is so by quick and sufficient tests, else all components.  A number s determines
-- the sections.  The tests are made modulo a prime p, or for p = 0 over the field itself.  Passed
-- modulo p, with the same dimension and degree, they prove it over QQ: the projective closures are
-- the fibers of a flat family then, one of them reduced, and Cohen-Macaulay if it is no complete
-- intersection, and both properties are open.
-- Nothing where the tests fail and polynomials cannot be factored, in a characteristic above 2^29.
reducedParts = (I, p, s, isRadical) -> (
    if I == 1 or I == 0 then return {I};
    below := I;
    if p > 0 then (
        T := (ZZ/p)(monoid ring I);
        below = (map(T, ring I, gens T)) I);
    good := codim below == codim I and degree below == degree I
        and isSurelyUnmixed(below, s)
        and (isRadical or isReducedOnSection(below, s));
    if good then {I} else if char ring I > 2^29 then null else componentsOf I
    );
