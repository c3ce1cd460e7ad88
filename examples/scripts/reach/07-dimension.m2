-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, r, z];
I = ideal(x^2 - y, 48*x, -64*x^6 - 48*x^4 - 12*x^2 + 4*r - 1, 4*x^2*z + z - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
