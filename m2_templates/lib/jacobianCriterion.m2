-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return I;
    c := codim I;
    gradients := (jacobian generators trim I) % I;
    trim(I + minors(c, gradients))
    );
