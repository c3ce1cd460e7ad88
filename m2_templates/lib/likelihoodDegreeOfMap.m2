-- the maximum likelihood degree of the closure of the image of the map to projective space with
-- coordinates F: the map is restricted to as many variables as its image has dimensions, with the
-- others fixed; critical parameters for general data u are counted and divided by the number of
-- points in a general fiber.  One more variable z scales: z F(x) = F(point) / sum F(point).
likelihoodDegreeOfMap = (F, fixed, point, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    G := restrictedMap(F, fixed, point);
    if member(0_R, append(G, sum G)) then return 0;
    found := distanceDegree likelihoodParameters(G, free, u, B);
    z := local z;
    T := (coefficientRing R)[z_0 .. z_(numgens R)];
    toT := map(T, R, drop(gens T, 1));
    toPoint := map(coefficientRing R, R, point);
    values := apply(G, g -> toPoint g);
    fiber := apply(G, values, (g, value) -> T_0 * toT g * sum values - value);
    inFiber := pointCount(fiber, toT \ fixed);
    if found % inFiber != 0
    then error "expected a multiple of the number of points in a fiber, try another seed";
    found // inFiber
    );
