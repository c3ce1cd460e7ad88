-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, r, z];
I = ideal(
  x*y - 1,
  12*x^3*y - 12*x*y^3,
  -x^6 - 3*x^4*y^2 - 3*x^2*y^4 - y^6 + 4*x^2*y^2*r,
  x^2*z + y^2*z - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
