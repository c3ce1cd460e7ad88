-- assertions for m2_templates/lib/polarDegrees.m2
scan({"leadMonomials", "solutionCount", "linearConditions", "generalGradients", "polarDegrees"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = (ZZ/1073741789)[x, y, z, w];
E = matrix table(4, 4, (i, j) -> ((i + 2)^(j + 3))_QQ);
F = matrix table(4, 4, (i, j) -> ((2*i + 3)^(j + 1) + j)_QQ);
A = matrix(QQ, {{2, 3, 5}, {7, 11, 13}, {17, 19, 23}});
assert(polarDegrees(ideal(x*w - y*z), null, E, F) == {2, 2, 2});
assert(polarDegrees(minors(2, matrix{{x, y, z}, {y, z, w}}), A, E, F) == {4, 3});
assert(polarDegrees(ideal(x*y*z + x*y*w + x*z*w + y*z*w), null, E, F) == {4, 6, 3});
assert(polarDegrees(ideal(x, y - z), A_{0, 1}, E, F) == {0, 1});
assert(polarDegrees(ideal 0_R, null, E, F) == {0, 0, 0});
assert(polarDegrees(ideal vars R, null, E, F) == {});
assert(polarDegrees(ideal 1_R, null, E, F) == {});
