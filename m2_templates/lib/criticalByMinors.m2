-- the closure of the smooth points x of V(I) where Q (x - u) is in the span of the gradients of I,
-- which has there the codimension as its dimension.  Elsewhere it is smaller, so that what lies in
-- the singular locus goes.
criticalByMinors = (I, Q, u) -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := jacobian generators trim I;
    stacked := (gradients | lossGradient(ring I, Q, u)) % I;
    saturationBy(I + smallMinors(codim I + 1, stacked), jacobianCriterion I)
    );
