-- the degree of the closure of the image of the map with coordinates F, of dimension r.  The map is
-- restricted to r variables, with the others fixed, so that finitely many points are mapped to a
-- general one of the image.  The conditions say that the first r coordinates are given affine
-- functions of the others; general ones hold at as many points of the image as its degree.
imageDegree = (F, fixed, point, conditions) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    r := differentialRank(F, free, point);
    if r != #free or r != differentialRank(F, gens R, point)
    then error "expected as many free variables as the dimension of the image, try another seed";
    if r == 0 or r == #F then return 1;
    G := restrictedMap(F, fixed, point);
    others := append(drop(G, r), 1_R);
    solutions := apply(r, i -> G#i - sum apply(conditions#i, others, times));
    toPoint := map(coefficientRing R, R, point);
    found := pointCount(solutions, fixed);
    inFiber := pointCount(apply(G, g -> g - toPoint g), fixed);
    if found % inFiber != 0
    then error "expected a multiple of the number of points in a fiber, try another seed";
    found // inFiber
    );
