-- assertions for m2_templates/lib/projectionToFirst.m2
needsPackage "Elimination";
load "../../m2_templates/lib/eliminateUnknowns.m2"
load "../../m2_templates/lib/projectionToFirst.m2"

S = QQ[x, y, l, m];
T = QQ[s, t];
assert(projectionToFirst(ideal(x - l^2, y - l^3), T) == ideal(s^3 - t^2));
assert(projectionToFirst(ideal(x*l - 1), T) == 0);
assert(projectionToFirst(ideal(l, l - 1), T) == 1);
assert(projectionToFirst(ideal(x - 1, y - m, m^2 - 2), T) == ideal(s - 1, t^2 - 2));
U = QQ[x, y];
assert(projectionToFirst(ideal(x^2 - y), T) == ideal(s^2 - t));
