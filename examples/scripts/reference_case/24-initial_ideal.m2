-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  15*y1 + 2*y2 - 3*y3 - y4 - 125*y5 + 81*y6 - 1887,
  2*y1 + 19*y2 - y3 - y4 - 82*y5 + 162*y6 - 1999,
  -3*y1 - y2 + 11*y3 - 3*y4 + 25*y5 + 47*y6 - 190,
  -y1 - y2 - 3*y3 + 3*y4 - 5*y5 - 43*y6 + 340,
  -125*y1 - 82*y2 + 25*y3 - 5*y4 + 1423*y5 - 1131*y6 + 22489,
  81*y1 + 162*y2 + 47*y3 - 43*y4 - 1131*y5 + 2151*y6 - 28077);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
