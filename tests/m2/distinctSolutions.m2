-- assertions for m2_templates/lib/distinctSolutions.m2, with and without the package Msolve
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;
scan({"modularBasis", "msolved", "exactBasis", "distinctPoints", "distinctSolutions"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = ZZ/536870909[x, y];
different = I -> distinctSolutions(I, {123456789, 98765432});
assert(different ideal(x^2 - 2, y^2 - 3) == 4);
assert(different ideal(x^7, x*y - x, y^8 - y^7) == 2);
assert(different ideal((3*x - 1)^2, (y - x)^3) == 1);
assert(different ideal(x, x - 1) == 0);
assert(different ideal(1_R) == 0);
assert(different ideal(x*y) == -1);
assert(different ideal(0_R) == -1);
-- two weights: a saddle at zero, and two minima
assert(different ideal(y*(x*y - 5) + x, x*(x*y - 5) + y) == 5);
