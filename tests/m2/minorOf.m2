-- assertions for m2_templates/lib/minorOf.m2
load "../../m2_templates/lib/minorOf.m2"

R = QQ[x, y];
M = matrix{{x, 1}, {y, x}, {0, y}};
first2 = matrix(QQ, {{1, 0, 0}, {0, 1, 0}});
last2 = matrix(QQ, {{0, 1, 0}, {0, 0, 1}});
assert(minorOf(M, first2) == x^2 - y);
assert(minorOf(M, last2) == y^2);
assert(minorOf(M, matrix(QQ, {{1, 0, 0}, {0, 1, 1}})) == x*(x + y) - y);
-- only as many rows count as there are columns
assert(minorOf(M_{0}, first2) == x);
assert(minorOf(M_{}, first2) == 1);
