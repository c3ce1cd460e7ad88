-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  15*y1 + 2*y2 + 9*y3 + 4*y4 + 9*y5 - 11*y6 + 64,
  2*y1 + 17*y2 - 6*y3 - 6*y4 + y5 - 2*y6 + 24,
  9*y1 - 6*y2 + 9*y3 + 6*y4 + 3*y5 - 6*y6 + 12,
  4*y1 - 6*y2 + 6*y3 + 6*y4 + 2*y5 - 3*y6 + 28,
  9*y1 + y2 + 3*y3 + 2*y4 + 28*y5 - 11*y6 + 280,
  -11*y1 - 2*y2 - 6*y3 - 3*y4 - 11*y5 + 9*y6 - 98);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
