-- assertions for m2_templates/lib/fitting.m2
load "../../m2_templates/lib/drawn.m2"
load "../../m2_templates/lib/fitting.m2"

R = (ZZ/101)[x, y];
M = matrix(QQ, {{1, 2}, {3, 4}});
assert(fitting(M, R, 2, 2, 9) === M);
assert(fitting(M, R, 1, 2, 9) === M);
assert(numRows fitting(M, R, 3, 2, 9) == 3);
assert(numColumns fitting(M, R, 2, 3, 9) == 3);
assert(ring fitting(null, R, 1, 1, 9) === coefficientRing R);
assert(fitting(null, R, 2, 3, 9) == drawn(ZZ/101, 2, 3, 9));
