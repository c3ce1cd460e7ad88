-- assertions for m2_templates/lib/leftKernelSystem.m2
load "../../m2_templates/lib/lossGradient.m2"
load "../../m2_templates/lib/minorOf.m2"
load "../../m2_templates/lib/generalGradients.m2"
load "../../m2_templates/lib/leftKernelSystem.m2"

R = (ZZ/1073741789)[x, y, z];
unit = id_(QQ^3);
u = matrix(QQ, {{29, 31, 37}});
A = matrix(QQ, {{2, 3, 5}, {7, 11, 13}, {17, 19, 23}});
C = matrix table(4, 4, (i, j) -> ((i + 2)^(j + 1))_QQ);
points = I -> if I == 1 then 0 else if dim I > 0 then infinity else degree I;
count = (I, Q, A, B) -> points leftKernelSystem(
    I, Q, u, C_(toList(0 .. numgens I)), A, B);
assert(count(ideal(x^2 + y^2 + z^2 - 1), unit, null, null) == 2);
assert(count(ideal(0_R), unit, null, null) == 1);
assert(count(ideal(1_R), unit, null, null) == 0);
assert(count(ideal(x, y - 1, z*(z - 1)), unit, null, null) == 2);
assert(count(ideal(x*z - y^2, y - x^2, z - x*y), unit, null, null) == 5);
assert(count(ideal(x*y, x*z, y*z), unit, null, null) == 3);

-- as for criticalSystem: a node that is critical for the quadric z^2
bent = ideal(z - x^2, y^2 - x^2*(x + 1));
onto = matrix(QQ, {{0, 0, 0}, {0, 0, 0}, {0, 0, 1}});
assert(count(bent, onto, null, null) == infinity);
assert(count(bent, onto, null, A) == 5);
