-- equations in a ring S for a vector v to be in the span of the gradients of P, at smooth points of
-- V(P): for one equation v is parallel to its gradient; else v, a column over S, is the sum of the
-- gradients with the multipliers l.  The map toS brings the ring of P to S.
gradientSpanEquations = (P, v, l, toS) -> (
    if codim P == numgens ring P then return ideal 0_(ring v);
    gradients := toS jacobian P;
    if numgens P == 1 then minors(2, v | gradients)
    else ideal(v - gradients * transpose matrix{l})
    );
