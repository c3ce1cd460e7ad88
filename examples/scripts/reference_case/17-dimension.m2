-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[l, y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  l*y3*y5^2 - 2*l*y3*y4*y6 - l*y2*y5*y6 + 2*l*y1*y6^2 - 43*y1 - 2*y2 - 2*y3 - 3*y4 - 32*y5 + 49*y6 + 139,
  -l*y3*y4*y5 + 2*l*y2*y4*y6 - l*y1*y5*y6 - 2*y1 - 31*y2 + 7*y3 - 21*y4 + 18*y5 + 4*y6 + 245,
  2*l*y3*y4^2 - l*y2*y4*y5 + l*y1*y5^2 - 2*l*y1*y4*y6 - 2*y1 + 7*y2 - 43*y3 - 17*y4 - 14*y5 + 9*y6 - 60,
  2*l*y3^2*y4 - l*y2*y3*y5 + l*y2^2*y6 - 2*l*y1*y3*y6 - 3*y1 - 21*y2 - 17*y3 - 63*y4 + 14*y5 + 4*y6 + 225,
  -l*y2*y3*y4 + 2*l*y1*y3*y5 - l*y1*y2*y6 - 32*y1 + 18*y2 - 14*y3 + 14*y4 - 51*y5 + 36*y6 - 81,
  l*y2^2*y4 - 2*l*y1*y3*y4 - l*y1*y2*y5 + 2*l*y1^2*y6 + 49*y1 + 4*y2 + 9*y3 + 4*y4 + 36*y5 - 59*y6 - 171);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
