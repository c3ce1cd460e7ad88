-- codim I gradients that span all of those of the generators of I at a general smooth point: the
-- columns of a matrix.  These are linear combinations, by the first rows of the matrix A, unless
-- the number of generators is the codimension already; then A may be null.
generalGradients = (I, A) -> (
    R := ring I;
    c := codim I;
    gradients := jacobian generators I;
    if A =!= null and numgens I > c then gradients = gradients * transpose sub(A, R);
    gradients_(toList(0 ..< c))
    );
