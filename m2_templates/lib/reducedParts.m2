-- varieties whose union is V(I), by their ideals, each of which is radical and equidimensional: I
-- alone, if that is so by quick and sufficient tests, else all components.  The tests are made
-- modulo a prime p, or for p = 0 over the field itself; a number s determines the sections.
-- Nothing where the tests fail and polynomials cannot be factored, in a characteristic above 2^29.
reducedParts = (I, p, s, isRadical) -> (
    if I == 1 or I == 0 then return {I};
    below := I;
    if p > 0 then (
        T := (ZZ/p)(monoid ring I);
        below = (map(T, ring I, gens T)) I);
    good := below != 1 and isSurelyUnmixed(below, s)
        and (isRadical or isReducedOnSection(below, s));
    if good then {I} else if char ring I > 2^29 then null else componentsOf I
    );
