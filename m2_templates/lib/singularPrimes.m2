-- the components of the singular locus of the irreducible variety V(P).  Where the Jacobian matrix
-- has many minors they are not written down: V(P) is cut with the factors of the pivots of an
-- elimination, and every component that comes out again, until the rank is small on all of it.
singularPrimes = P -> (
    if P == 0 then return {};
    if numgens P == 1 then return componentsOf(P + ideal jacobian P);
    gradients := (jacobian generators trim P) % P;
    c := codim P;
    if binomial(numRows gradients, c) * binomial(numColumns gradients, c) <= 50
    then return componentsOf jacobianCriterion P;
    waiting := {P};
    singular := {};
    while #waiting > 0 do (
        Q := first waiting;
        outside := fullRankOutside(gradients, Q, c);
        waiting = drop(waiting, 1);
        if outside === null then singular = irredundantPrimes append(singular, Q)
        else (
            cuts := apply(outside, h -> componentsOf(Q + ideal h));
            waiting = irredundantPrimes(waiting | flatten cuts));
        waiting = select(waiting, W -> not any(singular, S -> isSubset(S, W)));
        );
    singular
    );
