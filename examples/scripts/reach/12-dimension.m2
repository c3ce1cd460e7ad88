-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, r, z];
I = ideal(
  x^3 - y,
  540*x^4 - 12,
  -729*x^12 - 243*x^8 - 27*x^4 + 36*x^2*r - 1,
  9*x^4*z + z - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
