-- the rank of a matrix M of polynomials at a general point.  A nonzero minor has the size of the
-- rank as soon as all minors with one row and one column more vanish (Kronecker).
generalRank = M -> (
    rows := {};
    columns := {};
    border := () -> (
        for i in toList(0 ..< numRows M) - set rows do
        for j in toList(0 ..< numColumns M) - set columns do
        if smallMinors(#rows + 1, submatrix(M, append(rows, i), append(columns, j))) != 0
        then return (i, j));
    while (found := border()) =!= null do (
        rows = append(rows, found#0);
        columns = append(columns, found#1));
    #rows
    );
