-- assertions for m2_templates/lib/linearSection.m2
load "../../m2_templates/lib/pseudorandomMatrix.m2"
load "../../m2_templates/lib/linearSection.m2"

R = QQ[x, y, z];
sphere = ideal(x^2 + y^2 + z^2 - 1);
points = linearSection(sphere, 1, 3, true);
assert(numgens ring points == 1);
assert(dim points == 0 and degree points == 2);
curve = linearSection(sphere, 2, 3, true);
assert(dim curve == 1 and degree curve == 2);
assert(isHomogeneous linearSection(ideal(x*z - y^2), 2, 3, false));
assert(degree linearSection(ideal(x*z - y^2), 1, 3, false) == 2);
-- in all of space nothing is cut
assert(degree linearSection(ideal(x^2, y, z), 3, 3, true) == 2);
