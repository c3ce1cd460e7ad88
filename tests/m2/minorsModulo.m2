-- assertions for m2_templates/lib/minorsModulo.m2
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"

R = QQ[x, y, z, w];
M = matrix{{x, y, z}, {y, z, w}, {z, w, x}, {1, x, y^2}};
I = ideal(x*z - y^2, y*w - z^2);
scan(0 .. 4, r -> assert(I + minorsModulo(r, M, I) == I + minors(r, M)));

-- what lies in the ideal is left out, and so is what differs by a factor
N = matrix{{x, y, 2*y}, {y, z, 2*z}};
assert(minorsModulo(2, N, ideal(x*z - y^2)) == 0);
assert((minorsModulo(2, matrix{{x, y, 2*y}, {z, w, 2*w}}, ideal 0_R))_* == {0_R, y*z - x*w});
assert(minorsModulo(0, N, ideal 0_R) == 1);

-- the vertex of the cone over the rational normal curve of degree 4: 2 x 2 minors of a Hankel
-- matrix, whose Jacobian minors of size 3 are all forms of degree 3 modulo the ideal
S = (ZZ/101)[a .. e];
C = minors(2, matrix{{a, b, c, d}, {b, c, d, e}});
assert(C + minorsModulo(3, jacobian C, C) == C + (ideal vars S)^3);
