-- is_equal
--
-- Computes    whether I and J are the same ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 8

R = QQ[y1, y2, y3, y4];
I = ideal(y3^2 - 3*y2*y4, y2*y3 - 9*y1*y4, y2^2 - 3*y1*y3);
J = ideal(-y2^2 + 3*y1*y3, -y2*y3 + 9*y1*y4, -y3^2 + 3*y2*y4);
answer = I == J;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
