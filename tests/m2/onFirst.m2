-- assertions for m2_templates/lib/onFirst.m2
needsPackage "Elimination";
load "../../m2_templates/lib/forgotten.m2"
load "../../m2_templates/lib/onFirst.m2"

S = QQ[x, y, l, m];
T = QQ[s, t];
assert(onFirst(ideal(x - l^2, y - l^3), T) == ideal(s^3 - t^2));
assert(onFirst(ideal(x*l - 1), T) == 0);
assert(onFirst(ideal(l, l - 1), T) == 1);
assert(onFirst(ideal(x - 1, y - m, m^2 - 2), T) == ideal(s - 1, t^2 - 2));
U = QQ[x, y];
assert(onFirst(ideal(x^2 - y), T) == ideal(s^2 - t));
