-- the ideal in S of the closure of the image of V(I) under the map with coordinates F, and whether
-- it is exact: not where msolve has lifted it from primes. It is what is free of the variables of I
-- in the ideal of the graph.
imageThrough = (I, F, S, p) -> (
    R := ring I;
    n := numgens R;
    T := (coefficientRing R)(monoid [Variables => n + numgens S]);
    there := map(T, R, take(gens T, n));
    graph := ideal apply(F, drop(gens T, n), (f, y) -> y - there f);
    found := quickElimination(take(gens T, n), there I + graph, p);
    if found === null then return (imageClosure(I, F, S), true);
    E := (map(S, T, toList(n : 0_S) | gens S)) first found;
    if not last found then forceGB gens E; -- known to it from here on
    (E, last found)
    );
