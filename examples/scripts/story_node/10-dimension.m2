-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y];
I = ideal(
  200*x^2 + 150*y^2 + 199*x - 1,
  450*y^3 - 203*x*y + y,
  30000*x*y^2 + 40150*y^2 - x - 1);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
