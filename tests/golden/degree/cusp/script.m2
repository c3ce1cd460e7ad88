-- degree
--
-- Computes    the degree of a projective scheme, or of the projective closure of an affine one,
--             from the initial ideal in a degree order; 0 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, sections 3 and 4

-- the degree of a monomial ideal.  That of one monomial is the degree of the monomial, whatever its
-- exponents; the Hilbert series, from which it follows in general, has as many terms as they say.
degreeOfMonomials = J -> if numgens J == 1 then first degree J_0 else degree J;

R = QQ[x, y];
I = ideal(x^3 + y^2);
initialIdeal = monomialIdeal leadTerm gens gb I;
answer = degreeOfMonomials initialIdeal;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
