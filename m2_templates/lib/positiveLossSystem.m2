-- for general u, the equations of the critical points x on V(I) with Q (x - u) != 0, with their
-- multipliers as in criticalSystem.  One more unknown inverts the entry of Q (x - u) that the row b
-- combines: for general b it vanishes at none of finitely many points unless all entries do.  The
-- matrix B keeps singular points away; it is null for one equation, since a gradient that has
-- Q (x - u) != 0 as a multiple is not zero.
positiveLossSystem = (I, Q, u, A, B, b) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    system := criticalSystem(I, Q, u, A, B);
    S := ring system;
    w := local w;
    T := (coefficientRing S)[w_0 .. w_(numgens S)];
    toT := map(T, S, drop(gens T, -1));
    xs := map(T, R, take(gens T, numgens R));
    loss := xs sub(b, R) * xs lossGradient(R, Q, u);
    toT system + ideal(last gens T * loss_(0, 0) - 1)
    );
