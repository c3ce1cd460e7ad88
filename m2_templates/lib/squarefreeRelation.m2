-- the squarefree part, in the polynomial ring S in one variable over the prime field, of the minimal
-- polynomial of an element of an algebra: it acts by a matrix, and one is the column of 1.  The
-- field is larger than the algebra's dimension, so that derivatives tell multiple roots.
squarefreeRelation = (action, one, S) -> (
    D := numRows action;
    -- the columns of 1, t, ..., t^D, in each step twice as many
    powers := mutableMatrix one;
    action = mutableMatrix action;
    while numcols powers <= D do (
        powers = mutableMatrix(matrix powers | matrix(action * powers));
        action = action * action);
    r := rank powers;
    relation := flatten entries nullSpace mutableMatrix (matrix powers)_{0..r};
    f := sum(r + 1, k -> relation#k * S_0^k);
    f // gcd(f, diff(S_0, f))
    );
