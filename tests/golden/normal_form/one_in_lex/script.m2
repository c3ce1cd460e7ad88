-- normal_form
--
-- Computes    the remainders of polynomials on division by a Groebner basis of an ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 6

R = QQ[x, y, MonomialOrder => Lex];
I = ideal(-y^2 + x);
F = {x^2*y};
answer = apply(F, f -> f % I);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
