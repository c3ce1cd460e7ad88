-- the rank of the differential of the map with coordinates F at a point, restricted to the
-- directions of some of the variables
differentialRank = (F, directions, point) -> (
    gradients := jacobian matrix {F};
    R := ring gradients;
    rows := apply(directions, x -> index x);
    rank sub(submatrix(gradients, rows, ), matrix(coefficientRing R, {point}))
    );
