-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    trim(I + minorsModulo(codim I, jacobian generators trim I, I))
    );
