-- ideal_quotient
--
-- Computes    the quotient I : J, the polynomials that J multiplies into I
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 4

needsPackage "Saturation";

R = QQ[x, y];
I = ideal(x^2*y);
J = ideal(x);
answer = trim quotient(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
