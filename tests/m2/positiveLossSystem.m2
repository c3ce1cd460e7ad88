-- assertions for m2_templates/lib/positiveLossSystem.m2
load "../../m2_templates/lib/lossGradient.m2";
load "../../m2_templates/lib/minorOf.m2";
load "../../m2_templates/lib/generalGradients.m2";
load "../../m2_templates/lib/criticalSystem.m2";
load "../../m2_templates/lib/positiveLossSystem.m2";

R = (ZZ/1073741789)[x, y, z];
u = matrix(QQ, {{29, 31, 37}});
A = matrix(QQ, {{2, 3, 5}, {7, 11, 13}, {17, 19, 23}});
b = matrix(QQ, {{41, 43, 47}});
points = I -> if I == 1 then 0 else if dim I > 0 then infinity else degree I;
count = (I, L, A, B) -> points positiveLossSystem(I, diagonalMatrix(QQ, L), u, A, B, b);
sphere = ideal(x^2 + y^2 + z^2 - 1);
assert(count(sphere, {1, 1, 1}, null, null) == 2);
assert(count(sphere, {1, 0, 0}, null, null) == 2);
assert(count(sphere, {1, 1, 0}, null, null) == 2);
assert(count(sphere, {0, 0, 0}, null, null) == 0);
assert(count(ideal 0_R, {1, 1, 1}, null, null) == 0);
assert(positiveLossSystem(ideal 1_R, id_(QQ^3), u, null, null, b) == 1);
minimal = ideal(x*z - y^2, y - x^2, z - x*y);
assert(count(minimal, {1, 1, 1}, A, A) == 5);
assert(count(minimal, {0, 0, 1}, A, A) == 2);
