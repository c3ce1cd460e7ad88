-- a matrix M of general numbers, if it has at least r rows and just c columns; else another one
-- over the field of the ring R, drawn from s
generalMatrix = (M, R, r, c, s) -> (
    good := M =!= null and numRows M >= r and numColumns M == c;
    if good then M else pseudorandomMatrix(coefficientRing R, r, c, s)
    );
