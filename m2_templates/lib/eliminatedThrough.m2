-- the polynomials of an ideal that are free of the variables in a list L, and whether they are exact.
-- Where many S-pairs are needed msolve finds them: over large prime fields exactly, over QQ lifted
-- from primes that it draws itself, and then the same as those modulo another prime p.
eliminatedThrough = (L, I, p) -> (
    R := ring I;
    kept := select(gens R, x -> not member(x, L));
    places := apply(L | kept, index);
    S := (coefficientRing R)(monoid [(options R).Variables_places, MonomialOrder => {#L, #kept}]);
    J := (map(S, R, apply(inversePermutation places, i -> S_i))) I;
    G := smallBasis J;
    if G =!= null then return (ideal (map(R, S, L | kept)) selectInSubring(1, gens G), true);
    solver := if char R == 0 or char R > 2^15 then solverPackage();
    if solver === null then return (eliminate(L, I), true);
    byMsolve := K -> (
        equations := ideal select(K_*, f -> f != 0);
        solve := value solver.Dictionary#"msolveEliminate";
        gens solve(equations, apply(L, x -> (ring K)_(index x)), Threads => 1));
    -- modulo a prime the whole basis comes
    withoutL := M -> (
        T := (coefficientRing ring M)(monoid [(options R).Variables_(apply(kept, index))]);
        (map(T, ring M, apply(L, x -> 0_T) | gens T)) selectInSubring(1, M));
    found := if char R > 0 then withoutL byMsolve I else byMsolve I;
    isRight := char R > 0 or hasResidues(found, withoutL byMsolve reducedModulo(I, p));
    if not isRight then return (eliminate(L, I), true);
    (ideal gens forceGB (map(R, ring found, kept)) found, char R > 0)
    );
