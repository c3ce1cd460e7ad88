-- the polynomials of an ideal that are free of the variables in a list L, and whether they are
-- exact, or null where neither of two quick ways leads there. A hundred S-pairs may be enough. Else
-- msolve finds them: over large prime fields exactly, over QQ lifted from primes that it draws
-- itself, and then the same as those modulo another prime p.
quickElimination = (L, I, p) -> (
    R := ring I;
    kept := select(gens R, x -> not member(x, L));
    places := apply(L | kept, index);
    S := (coefficientRing R)(monoid [(options R).Variables_places, MonomialOrder => {#L, #kept}]);
    J := (map(S, R, apply(inversePermutation places, i -> S_i))) I;
    G := smallBasis J;
    if G =!= null then return (ideal (map(R, S, L | kept)) selectInSubring(1, gens G), true);
    if char R > 0 and char R < 2^15 or solverPackage() === null then return;
    M := monoid [(options R).Variables_(apply(kept, index))];
    words := concatenate("-g 2 -e ", toString(#L));
    -- modulo a prime the whole basis comes
    modulo := (K, S) -> (
        T := (coefficientRing S) M;
        (map(T, S, apply(L, x -> 0_T) | gens T)) selectInSubring(1, msolved(K, words, S)));
    found := if char R > 0 then modulo(J, S) else msolved(J, words, QQ M);
    isRight := char R > 0 or hasResidues(found, (K -> modulo(K, ring K)) reducedModulo(J, p));
    if not isRight then return;
    E := ideal (map(R, ring found, kept)) found;
    forceGB gens E; -- known to it from here on
    (E, char R > 0)
    );
