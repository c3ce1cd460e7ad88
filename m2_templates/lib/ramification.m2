-- the smooth points of V(I) where the differential of the map with coordinates F, restricted to the
-- tangent space, has a smaller rank than at a general point: there the gradients of F and of I
-- together have a smaller rank.  Only smooth points count, so what lies in the singular locus goes.
ramification = (I, F) -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := jacobian generators trim I | jacobian matrix {F};
    largest := min(numgens ring I, codim I + #F);
    trim closureOutside(I + rankDrop(gradients, I, largest), jacobianCriterion I)
    );
