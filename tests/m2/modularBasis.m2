-- assertions for m2_templates/lib/modularBasis.m2
scan({"reducedModulo", "modularBasis"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
leading = I -> flatten entries leadTerm gens modularBasis reducedModulo(I, 32749);
I = ideal(x^2 - y/2, y^3 - 5*x*z + 1, z^2 + x - 7);
-- the ideal of Macaulay2's usual algorithm
G = modularBasis reducedModulo(I, 32749);
J = (map(ring G, R, gens ring G)) I;
assert(ideal gens G == J and monomialIdeal leadTerm gens G == monomialIdeal leadTerm gens gb J);
assert(char ring G == 32749);
assert(gens ring G == apply(gens R, v -> (map(ring G, R, gens ring G)) v));
-- remainders are normal forms
assert((map(ring G, R, gens ring G)) (x^4 - y^2/4) % G == 0);
assert(apply(leading ideal(x, x - 1), toString) == {"1"});
assert(leading ideal(0_R) == {});
