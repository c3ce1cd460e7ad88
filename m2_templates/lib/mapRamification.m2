-- the points of affine space where the Jacobian matrix of the map with coordinates F has a smaller
-- rank than at a general point
mapRamification = F -> (
    gradients := jacobian matrix {F};
    smallMinors(generalRank gradients, gradients)
    );
