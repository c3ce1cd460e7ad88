-- assertions for m2_templates/lib/solutionCount.m2
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/solutionCount.m2"

R = (ZZ/1073741789)[x, y];
assert(solutionCount ideal(x*(x - 1), y) == 2);
assert(solutionCount ideal(x^2, y) == 2);
assert(solutionCount ideal(x, x - 1) == 0);
assert(solutionCount ideal(x^3 - y, y^2 - 2*x) == 6);
assert((try solutionCount ideal(x*y) else null) === null);
