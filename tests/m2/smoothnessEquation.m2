-- assertions for m2_templates/lib/smoothnessEquation.m2
load "../../m2_templates/lib/smoothnessEquation.m2"

R = QQ[x, y];
S = QQ[l, a, b];
toS = map(S, R, {a, b});
assert(smoothnessEquation(ideal(x^2 - y), {a - 1, b}, l, toS) == ideal(l*(2*a*(a - 1) - b) - 1));
J = smoothnessEquation(ideal(x^2 - y), {a - 1, b}, l, toS);
assert(numgens J == 1 and first degree J_0 == 3);
-- points of the umbrella x^2 = y^2 z on its singular line are left out, others are not
R3 = QQ[x, y, z];
umbrella = ideal(x^2 - y^2*z);
at = x -> smoothnessEquation(umbrella, x, l, map(S, R3, x));
assert(at {0_S, 0_S, 7_S} == 1);
assert(at {0_S, 0_S, a} == 1);
assert(at {6_S, 3_S, 4_S} != 1);
