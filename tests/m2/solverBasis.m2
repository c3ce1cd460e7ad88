-- assertions for m2_templates/lib/solverBasis.m2, with and without the package Msolve
try needsPackage "Msolve";
scan({"modularBasis", "solverBasis"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

R = (ZZ/536870909)[x, y, z];
agrees = J -> (
    G := solverBasis J;
    ideal gens G == J and monomialIdeal leadTerm gens G == monomialIdeal leadTerm gens gb J);
assert(agrees ideal(x^2 - y/2, y^3 - 5*x*z + 1, z^2 + x - 7));
assert(agrees ideal(x^2 - 1, y^2 - 1));
assert(agrees ideal(x^7, x*y - x, y^8 - y^7, z));
assert(agrees ideal(0_R, x^2, x^2, 0_R));
-- none, infinitely many, nothing to do
assert(agrees ideal(x, x - 1));
assert(agrees ideal(x*y - 1, x*y - 2, z));
assert(agrees ideal(1_R));
assert(agrees ideal(0_R));
-- remainders are normal forms
assert((x^3 - 2) % solverBasis ideal(x^3 - 2, y, z) == 0);
