-- the elements of an ideal that are free of its first unknowns, brought to T, whose first variables
-- stand for the remaining unknowns.  Where many points are possible (Bezout) the package Msolve
-- finds these elements much faster; else it would take longer to start.
eliminateUnknowns = (unknowns, I, T) -> (
    possible := product apply(I_*, f -> max(1, first degree f));
    rest := take(gens T, numgens ring I - #unknowns);
    if possible > 50 and instance(msolveEliminate, Function) then (
        found := msolveEliminate(unknowns, I); -- in a ring of its own, without the unknowns
        (map(T, ring found, rest)) found)
    else (map(T, ring I, toList(#unknowns : 0_T) | rest)) eliminate(unknowns, I)
    );
