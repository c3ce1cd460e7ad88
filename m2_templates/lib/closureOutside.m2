-- the ideal of the closure of V(J) without V(K), a saturation.  Where both are cones and V(K) is
-- the vertex, one linear form takes the place of K: what it adds to J has finite length, hence lies
-- at the vertex, if the Hilbert polynomial stays the same.  Else K itself is taken.
closureOutside = (J, K) -> (
    if K == 1 then return J;
    if isHomogeneous J and isHomogeneous K and dim K == 0 then (
        form := sum(numgens ring J, i -> (i + 1) * (ring J)_i);
        outside := saturate(J, form, Strategy => Eliminate);
        if hilbertPolynomial outside == hilbertPolynomial J then return outside);
    saturationBy(J, K)
    );
