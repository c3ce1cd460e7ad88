-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[m11, m12, m13, m21, m22, m23];
I = ideal(-m12*m21 + m11*m22, -m13*m21 + m11*m23, -m13*m22 + m12*m23);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
