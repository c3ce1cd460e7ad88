-- groebner_basis
--
-- Computes    the reduced Groebner basis of an ideal in the monomial order of its ring
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 7

R = (ZZ/7)[z, y, x, MonomialOrder => {GRevLex => 1, GRevLex => 1, GRevLex => 1}];
I = ideal(x^2 - 3*y*z, y^2 - x - 1);
answer = flatten entries gens gb I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
