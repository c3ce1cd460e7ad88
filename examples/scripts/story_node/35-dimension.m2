-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y];
I = ideal(
  200*x^2 - 300*x*y + 150*y^2 + 205*x - 403*y + 3,
  45000*y^3 - 19400*x*y - 1350*y^2 - 415*x + 1309*y - 9,
  30000*x*y^2 - 900*x*y + 40150*y^2 + 5*x - 803*y + 3);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
