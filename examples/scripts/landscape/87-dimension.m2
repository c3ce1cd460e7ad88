-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[a12, a22, b11, b12];
I = ideal(b12, b11, a12 - a22, 3*a22^3 - 9*a22^2 - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
