-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[z_1, z_2, z_3];
I = ideal(
  93*z_3^2 + 5*z_2 - 111*z_3 - 4,
  31*z_2*z_3 - 39*z_2 + 4*z_3 - 6,
  31*z_2^2 + 26*z_2 + 18*z_3 + 4,
  93*z_1^2 + 10*z_2 - 36*z_3 - 8);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
