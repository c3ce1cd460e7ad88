-- assertions for m2_templates/lib/bisectorOfPoint.m2
load "../../m2_templates/lib/bisectorOfPoint.m2"

R = QQ[x, y];
T = QQ[s, t];
p = matrix(QQ, {{1, 0}});
one = id_(QQ^2);
assert(bisectorOfPoint(ideal(x - 3, x + y - 3), one, p, vars T) == ideal(s - 2));
assert(bisectorOfPoint(ideal(x - 1, y - 2), diagonalMatrix(QQ, {1, 3}), p, vars T) == ideal(t - 1));
assert(bisectorOfPoint(ideal(y, x - 1), one, p, vars T) == 1);
-- on the line (1, s), all of whose points are closer to (1, 0) than to (3, 0)
assert(bisectorOfPoint(ideal(y, x - 3), one, p, matrix{{1, s}}) == 1);
assert(bisectorOfPoint(ideal(y - 2, x - 2), one, p, matrix{{1, s}}) == ideal(4*s - 5));
