-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[z_1, z_2, z_3];
I = ideal(
  93*z_1*z_3 - 62*z_2*z_3 - 63*z_1 + 12*z_2 - 73*z_3 + 93,
  z_2^2 + 3*z_3^2 - z_2 - 3*z_3,
  93*z_1*z_2 + 186*z_3^2 + 42*z_1 - 163*z_2 - 96*z_3 - 62,
  z_1^2 - 2*z_3^2 - z_1 + 2*z_3,
  2883*z_3^3 - 713*z_2*z_3 - 3720*z_3^2 + 531*z_1 + 138*z_2 + 1253*z_3 - 372,
  2883*z_2*z_3^2 - 1767*z_2*z_3 + 3441*z_3^2 + 297*z_1 - 1177*z_2 - 2964*z_3 - 713);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
