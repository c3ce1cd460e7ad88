-- assertions for m2_templates/lib/sectionOf.m2
load "../../m2_templates/lib/sectionOf.m2"

R = QQ[x, y, z];
E = matrix(QQ, {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
v = transpose vars R;
assert(sectionOf(v, E, 1) == {x + 2*y + 3*z - 1});
assert(sectionOf(v, E, 2) == {x + 2*y + 3*z - 1, 4*x + 5*y + 6*z});
assert(#sectionOf(v, E, 3) == 3);
assert(dim ideal sectionOf(v, E, 3) == 0);
assert(sectionOf(0*v, E, 1) == {-1_R});
