-- groebner_basis
--
-- Computes    the reduced Groebner basis of an ideal in the monomial order of its ring
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 7
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "S"
--                 v_2 stands for "y"
--                 v_3 stands for "o1"
--                 v_4 stands for "a \"b\"\nc"
--                 v_5 stands for "\u03be"

R = QQ[lambda, v_1, y_1, v_2, v_3, v_4, v_5];
I = ideal(lambda + v_1 + y_1 + v_2 + v_3 + v_4 + v_5, -v_1^2 + lambda*v_4);
answer = flatten entries gens gb I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
