-- assertions for m2_templates/lib/rankDrop.m2
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"
load "../../m2_templates/lib/rankDrop.m2"

R = QQ[x, y, z];
M = matrix{{x, y}, {y, z}};
-- in the whole space the general rank is 2, on the cone it is 1
assert(rankDrop(M, ideal 0_R, 2) == ideal(x*z - y^2));
assert(rankDrop(M, ideal(x*z - y^2), 2) == ideal(x, y, z));
assert(rankDrop(M, ideal(x*z - y^2), 1) == ideal(x, y, z));

-- at the vertex alone the matrix is zero: its rank is nowhere smaller
assert(rankDrop(M, ideal(x, y, z), 2) == ideal 1_R);
assert(rankDrop(0 * M, ideal 0_R, 2) == ideal 1_R);

-- of two components the one with the larger rank counts
assert(rankDrop(M, ideal((x*z - y^2) * x), 2) == ideal(x*z - y^2));
