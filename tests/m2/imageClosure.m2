-- assertions for m2_templates/lib/imageClosure.m2
load "../../m2_templates/lib/imageClosure.m2"

R = QQ[s, t];
S = QQ[x, y, z];
assert(imageClosure(ideal 0_R, {s^2, s*t, t^2}, S) == ideal(x*z - y^2));
assert(imageClosure(ideal(s - t), {s^2, s*t, t^2}, S) == ideal(x - y, y - z));
assert(imageClosure(ideal(s - 2, t - 3), {s, t, s*t}, S) == ideal(x - 2, y - 3, z - 6));
assert(imageClosure(ideal(s^2 - 2, t), {s, t, s}, S) == ideal(x^2 - 2, y, z - x));
assert(imageClosure(ideal 1_R, {s, t, s}, S) == 1);
assert(ring imageClosure(ideal 1_R, {s, t, s}, S) === S);

-- the closure: a hyperbola projects onto a line without its origin
T = QQ[u];
assert(imageClosure(ideal(s*t - 1), {s}, T) == 0);
