-- assertions for m2_templates/lib/numberModulo.m2, with and without the package Msolve
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;
scan({"reducedModulo", "modularBasis", "msolved", "exactBasis", "distinctPoints", "numberModulo"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
different = I -> numberModulo(I, 536870909, {123456789, 98765432});
assert(different ideal(x^2 - 2, y^2 - 3) == 4);
assert(different ideal(x^7, x*y - x, y^8 - y^7) == 2);
assert(different ideal((3*x - 1)^2, (y - x)^3) == 1);
assert(different ideal(x, x - 1) == 0);
assert(different ideal(1_R) == 0);
assert(different ideal(x*y) == -1);
assert(different ideal(0_R) == -1);
-- a point that is not there modulo the prime, and two that come together
assert(different ideal((536870909*x - 1)*(x - 3), y) == 1);
assert(different ideal(x^2 - 536870909, y) == 1);
