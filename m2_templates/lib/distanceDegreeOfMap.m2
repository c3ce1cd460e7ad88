-- the distance degree of the closure of the image of the map with coordinates F, of dimension r, in
-- the quadric Q: the map is restricted to r variables, with the others fixed, so that finitely many
-- points are mapped to a general one of the image; critical parameters for general data u are
-- counted and divided by that number.  The rows of the matrix B choose or combine r coordinates.
distanceDegreeOfMap = (F, fixed, point, Q, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    r := differentialRank(F, free, point);
    if r != #free or r != differentialRank(F, gens R, point)
    then error "expected as many free variables as the dimension of the image, try another seed";
    if r == 0 then return 1;
    if r == #F and det sub(Q, coefficientRing R) != 0 then return 1;
    G := restrictedMap(F, fixed, point);
    found := distanceDegree criticalParameters(G, free, Q, u, B);
    toPoint := map(coefficientRing R, R, point);
    inFiber := pointCount(apply(G, g -> g - toPoint g), fixed);
    if found % inFiber != 0
    then error("expected a multiple of the number of points in a fiber: the quadric is singular, "
        | "and special fibers matter, or try another seed");
    found // inFiber
    );
