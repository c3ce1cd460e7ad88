-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[a12, a22, b11, b12, y1, y2, y3, y4, l_1, l_2];
I = ideal(
  b11 + b12 - y1,
  3*a12*b11 + 3*a22*b12 - y2,
  3*a12^2*b11 + 3*a22^2*b12 - y3,
  a12^3*b11 + a22^3*b12 - y4,
  y3^2 - 3*y2*y4,
  y2*y3 - 9*y1*y4,
  y2^2 - 3*y1*y3,
  -27*y4*l_1 + 9*y3*l_2 - 27*y4*l_2 - 3*y1 + y2 - 5*y3 + 7*y4 + 2,
  3*y3*l_1 - 3*y4*l_1 - 6*y2*l_2 + 3*y3*l_2 + 6*y4*l_2 + y1 - 5*y2 + 7*y3 - 17*y4,
  3*y2*l_1 + 2*y3*l_1 + 9*y1*l_2 + 3*y2*l_2 - 4*y3*l_2 - 5*y1 + 7*y2 - 17*y3 + 31*y4 + 6,
  -27*y1*l_1 - 3*y2*l_1 - 27*y1*l_2 + 6*y2*l_2 + 7*y1 - 17*y2 + 31*y3 - 66*y4 - 6);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
