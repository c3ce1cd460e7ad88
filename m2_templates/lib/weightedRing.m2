-- S, with the degrees of the polynomials F for its variables where they are homogeneous: then the
-- map from S to their ring is homogeneous, and its kernel is found degree by degree
weightedRing = (S, F) -> (
    if any(F, f -> f == 0 or not isHomogeneous f or first degree f <= 0) then return S;
    newRing(S, Degrees => apply(F, degree))
    );
