-- assertions for m2_templates/lib/linearConditions.m2
load "../../m2_templates/lib/linearConditions.m2"

R = QQ[x, y, z];
E = matrix(QQ, {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
v = transpose vars R;
assert(linearConditions(v, E, 1) == {x + 2*y + 3*z - 1});
assert(linearConditions(v, E, 2) == {x + 2*y + 3*z - 1, 4*x + 5*y + 6*z});
assert(#linearConditions(v, E, 3) == 3);
assert(dim ideal linearConditions(v, E, 3) == 0);
assert(linearConditions(0*v, E, 1) == {-1_R});
