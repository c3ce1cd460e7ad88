-- whether polynomials have common points at infinity: a common zero of their forms of highest
-- degree other than the origin
hasPointsAtInfinity = J -> (
    forms := apply(J_*, f -> if f == 0 then f else part(first degree f, f));
    dim monomialIdeal leadTerm groebnerBasis(ideal forms, Strategy => "F4") > 0
    );
