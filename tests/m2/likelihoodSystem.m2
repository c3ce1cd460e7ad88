-- assertions for m2_templates/lib/likelihoodSystem.m2
load "../../m2_templates/lib/generalGradients.m2"
load "../../m2_templates/lib/likelihoodSystem.m2"

R = (ZZ/1073741789)[x, y, z];
u = matrix(QQ, {{29, 31, 37}});
A = matrix(QQ, {{2, 3, 5}, {7, 11, 13}, {17, 19, 23}});
total = x + y + z - 1;
points = I -> if I == 1 then 0 else if dim I > 0 then infinity else degree I;
count = (I, A) -> points likelihoodSystem(I, u, A);
assert(count(ideal total, null) == 1);
assert(count(ideal(y^2 - 4*x*z, total), null) == 1);
assert(count(ideal(y^2 - x*z, total), null) == 2);
assert(count(ideal(x, total), null) == 0);
assert(count(ideal 1_R, null) == 0);
-- a conic by itself and with multiples, and three points
assert(count(ideal(total, y^2 - x*z, x*(y^2 - x*z)), A) == 2);
assert(count(ideal(total, (x - y)*(x - 2*y), (x - y)*(x - 3*z)), A) == 1);
assert(numgens ring likelihoodSystem(ideal(y^2 - x*z, total), u, null) == 3 + 2);
