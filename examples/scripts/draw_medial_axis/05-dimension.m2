-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, a, b, z];
I = ideal(
  x^2 + 4*y^2 - 4,
  a^2 + 4*b^2 - 4,
  6*x*y - 8*y*a + 2*x*b,
  2*y*a - 8*x*b + 6*a*b,
  x^2*z + y^2*z - 2*x*a*z + a^2*z - 2*y*b*z + b^2*z - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
