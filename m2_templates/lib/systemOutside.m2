-- a system of equations in the variables of R and further unknowns, which come last, without its
-- solutions on some varieties, given by a list of ideals of R.  One more unknown inverts the
-- product of general combinations, drawn from s, of the generators of each: it vanishes at none of
-- finitely many other points.
systemOutside = (system, others, s) -> (
    if #others == 0 then return system;
    (S, R) := (ring system, ring first others);
    (k, z) := (coefficientRing S, local z);
    T := k(monoid[z_0 .. z_(numgens S)]);
    toT := map(T, S, drop(gens T, -1));
    toS := map(S, R, take(gens S, numgens R));
    combined := apply(#others, i -> (
        (gens others#i * sub(pseudorandomMatrix(k, numgens others#i, 1, s + i), R))_(0, 0)));
    toT system + ideal(last gens T * toT toS product combined - 1)
    );
