-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[a12, b11, b12];
I = ideal(
  b11 + 309/512,
  3*a12*b11 - 651/512,
  3*a12^2*b11 - 403/1024,
  a12^3*b11 + b12 + 161/1024);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
