-- assertions for m2_templates/lib/initialIdeal.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/initialIdeal.m2"

R = QQ[x, y, z];
assert(initialIdeal ideal(x*z - y^2, x*y - z^2) == ideal(y^2, x*y, x^2*z));
assert(initialIdeal ideal(0_R) == 0);
assert(initialIdeal ideal(x, x - 1) == 1);
assert(numgens initialIdeal ideal(x^2, x^3, y*x^2) == 1);

S = (ZZ/32003)[x, y, z];
assert(initialIdeal ideal(x*z - y^2, x*y - z^2) == ideal(y^2, x*y, x^2*z));
assert(initialIdeal ideal(0_S) == 0);
assert(initialIdeal ideal(x, x - 1) == 1);
I = ideal(x^2 + y*z - 1, y^2 - 3*x, z^3 - x*y + 5);
assert(initialIdeal I == ideal leadTerm gens gb I);
