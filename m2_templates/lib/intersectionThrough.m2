-- a complete intersection that contains V(I) and has its dimension: linear combinations of the
-- generators of I by the first rows of a general matrix A, unless these are as many as the
-- codimension; then A may be null
intersectionThrough = (I, A) -> (
    c := codim I;
    if A === null or numgens I <= c then return I;
    G := ideal((generators I * transpose sub(A, ring I))_(toList(0 ..< c)));
    if codim G < c then error "expected a complete intersection, try another seed";
    G
    );
