-- is_subset
--
-- Computes    whether every polynomial of I lies in J
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 8

R = QQ[x, y];
I = ideal(x^2*y - x*y, x^2*y - 2*x^2);
J = ideal(y - 2, x - 1);
answer = isSubset(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
