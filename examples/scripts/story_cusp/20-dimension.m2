-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y];
I = ideal(
  72*x*y + 18*y^2 - 67*x - 66*y - 2,
  4*x^2 + 6*y^2 - x - 6*y,
  1296*y^3 - 2682*y^2 + 551*x + 1482*y + 10);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
