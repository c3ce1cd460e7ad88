-- assertions for m2_templates/lib/degreeOfMonomials.m2
load "../../m2_templates/lib/degreeOfMonomials.m2"

R = QQ[x, y, z];
for J in {monomialIdeal(x^3*y^2), monomialIdeal(x), monomialIdeal(x*y, y*z), monomialIdeal(x^2, y^3),
    monomialIdeal 1_R, monomialIdeal 0_R, monomialIdeal(x, y, z)} do
    assert(degreeOfMonomials J == degree J);

-- exponents for which a Hilbert series is out of reach
assert(degreeOfMonomials monomialIdeal(x^80000*y^2) == 80002);
