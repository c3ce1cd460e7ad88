-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[z_1, z_2, z_3, z_4, z_5, z_6, z_7, z_8, z_9];
I = ideal(
  z_6*z_8 - z_5*z_9,
  z_3*z_8 - z_2*z_9,
  z_6*z_7 - z_4*z_9,
  z_5*z_7 - z_4*z_8,
  z_3*z_7 - z_1*z_9,
  z_2*z_7 - z_1*z_8,
  z_3*z_5 - z_2*z_6,
  z_3*z_4 - z_1*z_6,
  z_2*z_4 - z_1*z_5);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
