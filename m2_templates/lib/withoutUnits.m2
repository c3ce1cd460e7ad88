-- a size and a matrix whose minors of this size generate the same ideal as those of size r of M: a
-- row and a column that meet in a constant are cleared by it and left out, the size is one less
withoutUnits = (r, M) -> (
    isUnit := f -> f != 0 and isConstant f;
    while r > 0 do (
        place := position(flatten entries M, isUnit);
        if place === null then break;
        (i, j) := (place // numColumns M, place % numColumns M);
        multiples := (1 / leadCoefficient M_(i, j)) * M_{j};
        M = submatrix'(M - multiples * M^{i}, {i}, {j});
        r = r - 1);
    (r, M)
    );
