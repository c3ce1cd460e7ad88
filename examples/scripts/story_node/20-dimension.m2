-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y];
I = ideal(
  300*x*y - 3*x + 400*y - 2,
  2700*y^3 + 18*x^2 - 27*y^2 - 6*x + 1600*y - 8,
  x^3 + x^2 - y^2);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
