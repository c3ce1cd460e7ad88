-- assertions for m2_templates/lib/withoutUnits.m2
load "../../m2_templates/lib/withoutUnits.m2"

R = QQ[x, y, z];
M = matrix{{x, 2, y}, {y, x, z}, {z, y, 2*x}};
(r, N) = withoutUnits(2, M);
assert(r == 1 and (numRows N, numColumns N) == (2, 2));
assert(minors(1, N) == minors(2, M));
assert(minors(2, last withoutUnits(3, M)) == minors(3, M));

-- constants that come up on the way count as well, and no more are cleared than the size allows
assert(withoutUnits(3, matrix{{1, x, 0}, {0, 1, x}, {y, x*y, 1_R}}) == (0, map(R^0, R^0, 0)));
assert(first withoutUnits(1, id_(R^3)) == 0);
assert(withoutUnits(0, M) === (0, M));
assert(withoutUnits(2, matrix{{x, y}, {y, z}}) == (2, matrix{{x, y}, {y, z}}));

-- over a prime field
S = (ZZ/7)[x, y];
L = matrix{{3_S, x, y}, {x, y, 0}, {y, 0, x^2}};
assert(minors(2, last withoutUnits(3, L)) == minors(3, L));
