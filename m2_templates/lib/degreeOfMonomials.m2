-- the degree of a monomial ideal.  That of one monomial is the degree of the monomial, whatever its
-- exponents; the Hilbert series, from which it follows in general, has as many terms as they say.
degreeOfMonomials = J -> if numgens J == 1 then first degree J_0 else degree J;
