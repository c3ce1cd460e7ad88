-- dimension
--
-- Computes    the Krull dimension of the affine variety of an ideal; -1 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[z_1, z_2, z_3];
I = ideal(
  372*z_1*z_3 + 992*z_2*z_3 - 396*z_1 - 1266*z_2 + 47*z_3 - 111,
  z_2^2 + 3*z_3^2 + z_2 - 3*z_3,
  372*z_1*z_2 - 2976*z_3^2 + 264*z_1 - 241*z_2 + 3606*z_3 + 74,
  4*z_1^2 - 8*z_3^2 - z_1 + 8*z_3,
  46128*z_3^3 + 11408*z_2*z_3 - 113088*z_3^2 + 468*z_1 - 14559*z_2 + 68756*z_3 + 444,
  46128*z_2*z_3^2 - 63984*z_2*z_3 - 1488*z_3^2 + 3780*z_1 + 7412*z_2 - 195*z_3 + 851);
answer = dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
