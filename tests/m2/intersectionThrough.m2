-- assertions for m2_templates/lib/intersectionThrough.m2
load "../../m2_templates/lib/intersectionThrough.m2"

R = QQ[x, y, z];
A = matrix(QQ, {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}});
axes = ideal(x*y, x*z, y*z);
G = intersectionThrough(axes, A);
assert(numgens G == 2 and codim G == 2);
assert(isSubset(G, axes));
assert(degree G == 4); -- one more line
assert(intersectionThrough(ideal(x, y), A) === ideal(x, y));
assert(intersectionThrough(ideal 0_R, null) == 0);
assert((try intersectionThrough(axes, 0*A) else null) === null);
