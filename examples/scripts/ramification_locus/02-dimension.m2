-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, z];
I = ideal(
  x*z^2 - x,
  x^3 + x*y^2 - 4*x,
  x^2*y^2 + y^4 + 2*y^2*z^2 + z^4 - 4*x^2 - 10*y^2 + 6*z^2 + 9);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
