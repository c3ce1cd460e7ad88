-- those polar degrees, as in polarDegrees, that sections lists, of the closure of the image of the
-- map with coordinates F, a cone of dimension r in n-space: the map is restricted to r variables,
-- with the others fixed, so that finitely many points are mapped to a general one of the image.
-- The vector y is orthogonal to the r derivatives; it satisfies n - 2 - i linear conditions as a
-- combination of the first columns of M.  One more unknown inverts a minor of the differential that
-- the rows of B choose: on the ramification locus there would be points too many.
polarDegreesOfMap = (F, fixed, point, B, E, M, sections) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    r := differentialRank(F, free, point);
    if r != #free or r != differentialRank(F, gens R, point)
    then error "expected as many free variables as the dimension of the image, try another seed";
    G := restrictedMap(F, fixed, point);
    toPoint := map(coefficientRing R, R, point);
    inFiber := pointCount(apply(G, g -> g - toPoint g), fixed);
    slopes := (jacobian matrix {G})^(apply(free, x -> index x));
    minor := minorOf(transpose slopes, B);
    apply(sections, i -> (
    z := local z;
    S := (coefficientRing R)[z_1 .. z_(r + i + 2)];
    place := hashTable apply(r, k -> free#k => S_k);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    combined := transpose matrix{take(drop(gens S, r), i + 1) | {1_S}};
    y := sub(M_(toList(0 ..< i + 2)), S) * combined;
    normal := flatten entries ((toS slopes) * y);
    onPoint := linearConditions(transpose toS matrix{G}, E, i + 1);
    found := solutionCount ideal(normal | onPoint | {last gens S * toS minor - 1});
    if found % inFiber != 0 then error "expected a multiple of the fiber, try another seed";
    found // inFiber))
    );
