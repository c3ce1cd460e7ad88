-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4];
I = ideal(y2^2*y3^2 - 4*y1*y3^3 - 4*y2^3*y4 + 18*y1*y2*y3*y4 - 27*y1^2*y4^2);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
