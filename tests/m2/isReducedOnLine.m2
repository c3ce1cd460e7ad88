-- assertions for m2_templates/lib/isReducedOnLine.m2
load "../../m2_templates/lib/isReducedOnLine.m2"

R = QQ[x, y];
assert(isReducedOnLine(x*y));
assert(isReducedOnLine(y^2 - x^3));
assert(not isReducedOnLine(x^2*y));
assert(not isReducedOnLine((x + y)^2*(x - 1)));
assert(isReducedOnLine((x^4 - 2)*(x^4 - 3)*(y - 5)));
assert(isReducedOnLine(3*x + 1));
-- the leading coefficient is zero modulo the prime
assert(not isReducedOnLine(536870909*x^2 + y));
