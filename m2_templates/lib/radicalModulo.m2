-- a Groebner basis of the radical of an ideal of dimension zero over a prime field, larger than the
-- number of the points with multiplicities; G is a basis of the ideal, B the row of its standard
-- monomials.  By Seidenberg's lemma an ideal with a squarefree polynomial in each variable is radical;
-- and so is one with not more points, with multiplicities, than one variable has values.
radicalModulo = (G, B) -> (
    R := ring G;
    F := coefficientRing R;
    S := F(monoid[getSymbol "T"]);
    coordinates := M -> lift(last coefficients(M % G, Monomials => B), F);
    one := coordinates matrix{{1_R}};
    most := 0;
    for x in gens R do (
        (d, column) := squarefreeValue(coordinates(x * B), one, S);
        most = max(most, d);
        if column != 0 then G = modularBasis ideal(gens G | B * promote(column, R));
        if degree monomialIdeal leadTerm gens G == most then break);
    G
    );
