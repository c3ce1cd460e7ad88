-- assertions for m2_templates/lib/multiplicationTable.m2
load "../../m2_templates/lib/multiplicationTable.m2"

R = QQ[x, y];
-- the matrices commute and satisfy the equations; they are integers above a common denominator
(d, tables, one) = multiplicationTable ideal(3*x^2 - y, 5*y^2 - 1);
(X, Y) = toSequence apply(tables, N -> 1/d * N);
assert(all(tables, N -> ring N === ZZ) and ring one === ZZ);
assert(X * Y == Y * X and 3*X^2 == Y and 5*Y^2 == 1);
assert(numrows one == 4);
-- x^2 y = y^2/3 = 1/15
assert(15 * X^2 * Y * one == sub(one, QQ));
assert(d == 15);

-- one point, reduced or not
assert(multiplicationTable ideal(x - 1/2, y) == (2, {matrix{{1}}, matrix{{0}}}, matrix{{1}}));
(d, tables, one) = multiplicationTable ideal(x^2, y^2);
assert(numrows one == 4 and tables#0^2 == 0 and tables#0 * tables#1 != 0);
