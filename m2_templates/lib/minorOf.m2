-- a linear combination of the maximal minors of a matrix with no more columns than rows: general
-- ones have general coefficients, for a general matrix B of numbers
minorOf = (M, B) -> det(sub(B^(toList(0 ..< numColumns M)), ring M) * M);
