-- the initial ideal of the projective closure, in one variable more, of an ideal with a reduced
-- Groebner basis in a degree order; a homogeneous ideal is its own closure.  In a degree order both
-- have the same initial monomials.
closureInitialIdeal = G -> (
    basis := gens G;
    R := ring basis;
    initial := monomialIdeal leadTerm basis;
    if isHomogeneous ideal basis then return initial;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_(numgens R)]);
    monomialIdeal (map(S, R, take(gens S, numgens R))) gens initial
    );
