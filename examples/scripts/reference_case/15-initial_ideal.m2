-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  28*y1 + 14*y2 + 6*y3 - 3*y4 + 6*y5 - 340*y6 + 2547,
  14*y1 + 25*y2 + y3 - 15*y4 + 14*y5 - 199*y6 + 1543,
  6*y1 + y2 + 3*y3 - 77*y6 + 562,
  -3*y1 - 15*y2 + 18*y4 - 6*y5 + 54*y6 - 345,
  6*y1 + 14*y2 - 6*y4 + 15*y5 - 82*y6 + 731,
  -340*y1 - 199*y2 - 77*y3 + 54*y4 - 82*y5 + 4245*y6 - 31858);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
