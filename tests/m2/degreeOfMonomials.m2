-- assertions for m2_templates/lib/degreeOfMonomials.m2
load "../../m2_templates/lib/degreeOfMonomials.m2"

R = QQ[x, y, z];
agrees = J -> degreeOfMonomials J == degree J;
assert(agrees monomialIdeal(x^3*y^2));
assert(agrees monomialIdeal(x));
assert(agrees monomialIdeal(x*y, y*z));
assert(agrees monomialIdeal(x^2, y^3));
assert(agrees monomialIdeal(x, y, z));
assert(agrees monomialIdeal 1_R);
assert(agrees monomialIdeal 0_R);

-- exponents for which a Hilbert series is out of reach
assert(degreeOfMonomials monomialIdeal(x^80000*y^2) == 80002);
