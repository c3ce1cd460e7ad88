-- assertions for m2_templates/lib/leadMonomials.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/leadMonomials.m2"

R = (ZZ/1073741789)[x, y, z];
assert(leadMonomials ideal(x^2 - 1, x*y - 1) == monomialIdeal(x, y^2));
assert(leadMonomials ideal(0_R) == 0);
assert(leadMonomials ideal(x, x - 1) == 1);
assert(dim leadMonomials ideal(x*y - 1) == 2);
assert(degree leadMonomials ideal(x^2 - y, y^3 - 2, z - x) == 6);
-- many enough for Msolve
large = ideal(x^11 - y - 1, y^10 - z*x - 2, z^11 - x - y);
assert(leadMonomials large == monomialIdeal leadTerm gens gb large);
assert(degree leadMonomials large == 1210);
assert(leadMonomials(large + ideal(x, y + 2)) == 1);
