-- a Groebner basis of the radical of an ideal of dimension zero over a prime field, larger than the
-- number of the points with multiplicities; G is a basis of the ideal, B the row of its standard
-- monomials.  By Seidenberg's lemma an ideal with a squarefree polynomial in each variable is radical.
radicalModulo = (G, B) -> (
    R := ring G;
    F := coefficientRing R;
    S := F(monoid[getSymbol "T"]);
    coordinates := M -> lift(last coefficients(M % G, Monomials => B), F);
    one := coordinates matrix{{1_R}};
    -- short forms of these polynomials, modulo the ideal
    values := apply(gens R, x -> squarefreeValue(coordinates(x * B), one, S));
    modularBasis ideal(gens G | B * promote(matrix{values}, R))
    );
