-- is_equal
--
-- Computes    whether I and J are the same ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 8

R = QQ[x, y];
I = ideal(x^3 + y^2);
J = ideal(x^2*y, (1/2)*y^3 - 3*x*y);
answer = I == J;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
