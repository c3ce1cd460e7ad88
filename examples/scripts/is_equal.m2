-- is_equal
--
-- Computes    whether I and J are the same ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 8

R = QQ[x, y, z];
I = ideal(x + y + z, x^2 + y^2 + z^2, x^3 + y^3 + z^3);
J = ideal(x + y + z, x*y + x*z + y*z, x*y*z);
answer = I == J;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
