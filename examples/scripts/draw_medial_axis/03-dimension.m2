-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, r, z];
I = ideal(
  x^2 + 4*y^2 - 4,
  18432*x^3*y + 73728*x*y^3,
  -64*x^6 - 3072*x^4*y^2 - 49152*x^2*y^4 - 262144*y^6 + 1024*x^4*r + 8192*x^2*y^2*r + 16384*y^4*r,
  4*x^2*z + 64*y^2*z - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
