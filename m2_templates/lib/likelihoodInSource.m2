-- the closure of the parameters found by likelihoodParameters for the map with coordinates F, where
-- some variables are fixed at the values they have at a point
likelihoodInSource = (F, fixed, point, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    kept := apply(select(#point, i -> member(R_i, fixed)), i -> R_i - point#i);
    G := restrictedMap(F, fixed, point);
    if member(0_R, append(G, sum G)) then return ideal 1_R;
    if #free == 0 then return ideal kept;
    z := local z;
    T := (coefficientRing R)[z_1 .. z_(#free)];
    ideal kept + (map(R, T, free)) projectionToFirst(likelihoodParameters(G, free, u, B), T)
    );
