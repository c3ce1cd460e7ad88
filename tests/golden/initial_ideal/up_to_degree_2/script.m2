-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[x, y, z];
I = ideal(x*y - z^2, x^2 - y*z);
-- up to this degree only, for generators that are homogeneous
J = ideal monomialIdeal leadTerm gens gb(I, DegreeLimit => 2);
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
