-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[a12, b11, b12, y1, y2, y3, y4];
I = ideal(
  b11 - y1,
  3*a12*b11 - y2,
  3*a12^2*b11 - y3,
  a12^3*b11 + b12 - y4,
  3*y1 - y2 + 5*y3 - 7*y4 - 2,
  -y1 + 5*y2 - 7*y3 + 17*y4,
  5*y1 - 7*y2 + 17*y3 - 31*y4 - 6,
  -7*y1 + 17*y2 - 31*y3 + 66*y4 + 6);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
