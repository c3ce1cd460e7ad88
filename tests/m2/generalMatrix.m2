-- assertions for m2_templates/lib/generalMatrix.m2
load "../../m2_templates/lib/pseudorandomMatrix.m2"
load "../../m2_templates/lib/generalMatrix.m2"

R = (ZZ/101)[x, y];
M = matrix(QQ, {{1, 2}, {3, 4}});
assert(generalMatrix(M, R, 2, 2, 9) === M);
assert(generalMatrix(M, R, 1, 2, 9) === M);
assert(numRows generalMatrix(M, R, 3, 2, 9) == 3);
assert(numColumns generalMatrix(M, R, 2, 3, 9) == 3);
assert(ring generalMatrix(null, R, 1, 1, 9) === coefficientRing R);
assert(generalMatrix(null, R, 2, 3, 9) == pseudorandomMatrix(ZZ/101, 2, 3, 9));
