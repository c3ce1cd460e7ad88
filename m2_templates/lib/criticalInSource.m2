-- the closure of the parameters off the ramification locus of the map with coordinates F that are
-- critical for the squared distance from u in the quadric Q, where some variables are fixed at the
-- values they have at a point.  The matrix B combines all maximal minors of the differential.
criticalInSource = (F, fixed, point, Q, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    kept := apply(select(#point, i -> member(R_i, fixed)), i -> R_i - point#i);
    if #free == 0 then return ideal kept;
    z := local z;
    T := (coefficientRing R)[z_1 .. z_(#free)];
    system := criticalParameters(restrictedMap(F, fixed, point), free, Q, u, B);
    ideal kept + (map(R, T, free)) projectionToFirst(system, T)
    );
