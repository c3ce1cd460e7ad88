-- the number of points of a system of equations in the variables of R and further unknowns, which
-- come last, that are not on V(I), for an ideal I of R.  One more unknown inverts the combination
-- of the generators of I with the coefficients of a row b: for a general b it vanishes at none of
-- finitely many such points.
degreeOutside = (I, system, b) -> (
    S := ring system;
    z := local z;
    T := (coefficientRing S)[z_0 .. z_(numgens S)];
    toT := map(T, S, drop(gens T, -1));
    toS := map(S, ring I, take(gens S, numgens ring I));
    combined := (generators I * transpose sub(b, ring I))_(0, 0);
    distanceDegree(toT system + ideal(last gens T * toT toS combined - 1))
    );
