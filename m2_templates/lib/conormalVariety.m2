-- the ideal in S = k[x, y], as many y as x, of the conormal variety of V(I): the closure of the
-- pairs of a smooth point x and a vector y that is orthogonal to the tangent space there.  There
-- the vector fields along V(I) span it, which are the kernel of the differentials of its equations.
-- For a radical and equidimensional I; then so many minors of the Jacobian matrix are enough for
-- the saturation that none of the components lies where they vanish.
conormalVariety = (I, S) -> (
    if I == 1 then return ideal 1_S;
    (R, n) := (ring I, numgens ring I);
    toS := map(S, R, take(gens S, n));
    fields := lift(gens ker sub(transpose jacobian generators trim I, R/I), R);
    above := toS I + ideal(matrix{drop(gens S, n)} * toS fields);
    smooth := ideal 0_R;
    scan(select((jacobianCriterion I)_*, f -> f % I != 0), f -> (
        if I : smooth != I then smooth = smooth + ideal f));
    saturationBy(above, toS trim smooth)
    );
