-- the initial ideal of the projective closure, in one variable more; a homogeneous ideal is its own
-- closure.  In a degree order both have the same initial monomials.
closureInitialIdeal = I -> (
    R := ring I;
    basis := gens gb I;
    initial := monomialIdeal leadTerm basis;
    if isHomogeneous ideal basis then return initial;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_(numgens R)]);
    monomialIdeal (map(S, R, take(gens S, numgens R))) gens initial
    );
