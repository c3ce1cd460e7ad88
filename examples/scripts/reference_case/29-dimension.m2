-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  -2*y1 - 3*y2 - 3*y4 + 3*y5 + 3*y6 - 1,
  3*y1 + 2*y2 - y3 - 3*y4 + 3*y5 - 4*y6 - 11,
  2*y1 + 2*y2 - 4*y3 + 3*y4 - y6 + 29,
  -3*y1 + y2 - 4*y3 - 4*y4 - 4*y5 + 4*y6 + 20);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
