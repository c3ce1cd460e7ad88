-- assertions for m2_templates/lib/isReducedOnSection.m2
load "../../m2_templates/lib/pseudorandomMatrix.m2"
load "../../m2_templates/lib/linearSection.m2"
load "../../m2_templates/lib/differentPoints.m2"
load "../../m2_templates/lib/isReducedOnSection.m2"

R = (ZZ/536870909)[x, y, z];
test = I -> isReducedOnSection(I, 12345);
assert test ideal(x*y);
assert test ideal(x^2 + y^2 + z^2 - 1);
assert test ideal(x*z - y^2, y - x^2, z - x*y);
assert test ideal(x, y, z*(z - 1));
assert(not test ideal(x^2*y));
assert(not test ideal(x^2, x*y, y^2));
assert(not test ideal(x^2, y)); -- a double line
assert(not test ideal(x^2, y, z));
-- over a small field a section may say nothing, and then it is not believed
S = (ZZ/2)[x, y];
assert(not isReducedOnSection(ideal(x^2), 5));
Q = QQ[x, y];
assert(isReducedOnSection(ideal(x^2 + y^2 - 2), 777));
assert(not isReducedOnSection(ideal((x^2 + y^2 - 2)^2), 777));
