-- assertions for m2_templates/lib/smallMinors.m2
load "../../m2_templates/lib/smallMinors.m2"

R = QQ[a .. z];
M = genericMatrix(R, a, 4, 5);
scan(0 .. 5, r -> assert(smallMinors(r, M) == minors(r, M)));
assert(smallMinors(0, M) == ideal 1_R);
assert(smallMinors(5, M) == ideal 0_R);

-- both methods give the same above the size where they change
S = (ZZ/101)[x, y];
N = matrix apply(7, i -> apply(7, j -> if i == j then x else if j == i + 1 then y else 0_S));
assert(smallMinors(6, N) == minors(6, N, Strategy => Bareiss));
assert(smallMinors(7, N) == ideal x^7);
assert(smallMinors(7, N) == minors(7, N, Strategy => Cofactor));
