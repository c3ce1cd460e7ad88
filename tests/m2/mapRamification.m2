-- assertions for m2_templates/lib/mapRamification.m2
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/generalRank.m2"
load "../../m2_templates/lib/mapRamification.m2"

R = QQ[s, t];
assert(mapRamification {s^2, t} == ideal s);
assert(mapRamification {s^3 + s*t, t} == ideal(3*s^2 + t));
assert(mapRamification {s^2, s*t, t} == ideal(s, t));
assert(mapRamification {s*t, (s*t)^2} == ideal(s, t));
assert(mapRamification {s, t} == 1);
assert(mapRamification {1_R} == 1);
assert(mapRamification {s + t^2} == 1);
assert(mapRamification {s^2, s^2 + 1, 7_R} == ideal s);

S = (ZZ/3)[s, t];
assert(mapRamification {s^3, t} == 1);
assert(mapRamification {s^3 + s^2, t} == ideal s);
