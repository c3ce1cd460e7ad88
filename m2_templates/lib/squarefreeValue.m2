-- the degree of the squarefree part of the minimal polynomial of an element of an algebra, and what it
-- is at the element, which lies in all maximal ideals.  The element acts by a matrix, one is the
-- column of 1, and so is the result a column.  The prime field, over which S is a ring of polynomials in one variable, is larger
-- than the algebra's dimension, so that derivatives tell multiple roots.
squarefreeValue = (action, one, S) -> (
    D := numRows action;
    -- the columns of 1, t, ..., t^D, in each step twice as many
    powers := mutableMatrix one;
    square := mutableMatrix action;
    while numcols powers <= D do (
        powers = mutableMatrix(matrix powers | matrix(square * powers));
        square = square * square);
    r := rank powers;
    relation := flatten entries nullSpace mutableMatrix (matrix powers)_{0..r};
    f := sum(r + 1, k -> relation#k * S_0^k);
    f = f // gcd(f, diff(S_0, f));
    d := first degree f;
    (d, (matrix powers)_{0..d} * matrix apply(d + 1, k -> {lift(f_(S_0^k), coefficientRing S)}))
    );
