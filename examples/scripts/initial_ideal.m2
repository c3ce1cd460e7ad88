-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[a, b, c, d];
I = ideal(-b^2 + a*c, -b*c + a*d, -c^2 + b*d);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
