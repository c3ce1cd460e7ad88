-- assertions for m2_templates/lib/pseudorandomMatrix.m2
load "../../m2_templates/lib/pseudorandomMatrix.m2"

assert(pseudorandomMatrix(QQ, 2, 3, 5) == pseudorandomMatrix(QQ, 2, 3, 5));
assert(pseudorandomMatrix(QQ, 2, 3, 5) != pseudorandomMatrix(QQ, 2, 3, 6));
assert(all(flatten entries pseudorandomMatrix(QQ, 20, 20, 7), a -> a >= 1 and a <= 100));
k = ZZ/11;
assert(all(flatten entries pseudorandomMatrix(k, 20, 20, 7), a -> a != 0));
assert(numRows pseudorandomMatrix(k, 0, 3, 1) == 0 and numColumns pseudorandomMatrix(k, 0, 3, 1) == 3);
assert(numRows pseudorandomMatrix(k, 3, 0, 1) == 3);
-- the first numbers of the generator of Park and Miller with the multiplier 48271, from 1
p = ZZ/2147483629;
assert(pseudorandomMatrix(p, 1, 2, 0) == matrix(p, {{48272, 182605795}}));
