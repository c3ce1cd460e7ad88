-- the closure of the smooth points x of V(I), without zero coordinates, that are critical for the
-- product of the powers x_i^(u_i), where no u_i is zero: u is in the span of the gradients of I
-- after their i-th entries are multiplied by x_i.  With as many generators as the codimension the
-- multipliers are determined by the point, and eliminating them is faster than expanding minors.
likelihoodIdeal = (I, u) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    J := trim I;
    n := numgens R;
    pull := transpose sub(u, R);
    critical := if numgens J == codim J
    then projectionToFirst(likelihoodSystem(J, u, null), R)
    else J + smallMinors(codim J + 1,
        (diagonalMatrix gens R * jacobian generators J | pull) % J);
    withoutZeros := fold((K, x) -> saturate(K, x, Strategy => Eliminate), critical, gens R);
    saturationBy(withoutZeros, jacobianCriterion J)
    );
