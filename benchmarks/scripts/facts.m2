-- degrees of minimal generators of a homogeneous ideal, how many there are of each, and how many
-- independent forms of these degrees the ideal has
S = QQ[${names}];
I = ideal ${F};
G = mingens I;
degreesOfG = sort pairs tally apply(first entries G, g -> first degree g);
forms = d -> (
    L := ideal leadTerm gens gb(I, DegreeLimit => d);
    binomial(numgens S - 1 + d, d) - numcols basis(d, S / L));
deliver apply(degreesOfG, p -> {p#0, p#1, forms p#0})
