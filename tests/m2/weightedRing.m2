-- assertions for m2_templates/lib/weightedRing.m2
load "../../m2_templates/lib/weightedRing.m2"

R = QQ[s, t];
S = QQ[x, y];
assert(degrees weightedRing(S, {s^2, s*t^2}) == {{2}, {3}});
assert(isHomogeneous map(R, weightedRing(S, {s^2, s*t^2}), {s^2, s*t^2}));
assert(weightedRing(S, {s^2 + t, t}) === S);
assert(weightedRing(S, {0_R, t}) === S);
assert(weightedRing(S, {1_R, t}) === S);
