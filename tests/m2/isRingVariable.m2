-- assertions for m2_templates/lib/isRingVariable.m2
load "../../m2_templates/lib/isRingVariable.m2"

R = QQ[x, y_1..y_2];
assert(isRingVariable("x", x));
assert(not isRingVariable("z", x));
assert(not isRingVariable("x", x^2));
assert(isRingVariable("y", value symbol y));
P_1 = 5;
assert(not isRingVariable("P", P));
K = GF(4, Variable => a);
assert(isRingVariable("a", a));
assert(not isRingVariable("b", 1));
