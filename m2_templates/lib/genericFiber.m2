-- dimension of the fiber through a general point of the map with coordinates F; dimension of the
-- part of it where the fixed variables have the same values as at the point; the number of points
-- of that part when it is finite.  That part is itself a fiber through a general point, of the map
-- together with the fixed variables: it is smooth, so that the rank at the one point tells its
-- dimension everywhere, and no point counts twice.
genericFiber = (F, fixed, point) -> (
    variables := gens ring first F;
    free := select(variables, x -> not member(x, fixed));
    fiberDimension := #variables - differentialRank(F, variables, point);
    sliceDimension := #free - differentialRank(F, free, point);
    if sliceDimension > 0 then return {fiberDimension, sliceDimension};
    G := restrictedMap(F, fixed, point);
    R := ring first F;
    toPoint := map(coefficientRing R, R, point);
    {fiberDimension, sliceDimension, pointCount(apply(G, g -> g - toPoint g), fixed)}
    );
