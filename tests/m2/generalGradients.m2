-- assertions for m2_templates/lib/generalGradients.m2
load "../../m2_templates/lib/generalGradients.m2"

R = QQ[x, y, z];
A = matrix(QQ, {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
axes = ideal(x*y, x*z, y*z);
found = generalGradients(axes, A);
assert(entries found == {{y + 2*z, 4*y + 5*z}, {x + 3*z, 4*x + 6*z}, {2*x + 3*y, 5*x + 6*y}});
-- on the first axis they span the other two directions
assert(minors(2, sub(found, {y => 0, z => 0})) == ideal(x^2));
assert(entries generalGradients(ideal(x*y), null) == {{y}, {x}, {0}});
assert(entries generalGradients(ideal(x, y), A) == {{1, 0}, {0, 1}, {0, 0}});
assert(numColumns generalGradients(ideal 0_R, null) == 0);
