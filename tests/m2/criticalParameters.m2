-- assertions for m2_templates/lib/criticalParameters.m2
load "../../m2_templates/lib/criticalParameters.m2"

R = (ZZ/1073741789)[s, t];
I = id_(ZZ^2);
-- the cusp (t^2, t^3): 3 t^4 + 2 t^2 - 3 u2 t - 2 u1, and t = 0
cusp = criticalParameters({t^2, t^3}, {t}, I, matrix{{5, 7}}, matrix{{1, 0}});
S = ring cusp;
assert(numgens S == 2);
assert(degree cusp == 4);
assert(isSubset(ideal(3*S_0^4 + 2*S_0^2 - 21*S_0 - 10), cusp));
-- any combination of minors that is nonzero at the solutions will do
assert(degree criticalParameters({t^2, t^3}, {t}, I, matrix{{5, 7}}, matrix{{1, 1}}) == 4);
-- the other variables are set to zero, the matrices may be rational
line = criticalParameters({t + s, t}, {t}, matrix{{1/2, 0}, {0, 3/2}}, matrix{{1, 2}}, matrix{{1, 1}});
T = ring line;
assert(line == ideal(4*T_0 - 7, 2*T_1 - 1));
-- isotropic lines have no critical points, singular quadrics may have infinitely many
assert(criticalParameters({t, t}, {t}, matrix{{1, 0}, {0, -1}}, matrix{{1, 2}}, matrix{{1, 0}}) == 1);
assert(dim criticalParameters({t, t}, {t}, 0 * I, matrix{{1, 2}}, matrix{{1, 0}}) == 1);
