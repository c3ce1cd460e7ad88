-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y];
I = ideal(
  36*x*y + 144*y^2 - 41*x - 60*y - 64,
  8*x^2 + 12*y^2 - 8*x - 3*y,
  1296*y^3 + 504*y^2 - 112*x - 975*y - 512);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
