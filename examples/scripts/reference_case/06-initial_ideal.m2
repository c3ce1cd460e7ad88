-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  17*y1 + 5*y2 + 9*y3 + 5*y4 + 9*y5 - 12*y6 + 74,
  5*y1 + 36*y2 + 6*y4 + 7*y5 - 14*y6 + 297,
  9*y1 + 14*y3 + 12*y4 + 7*y5 - 12*y6 + 153,
  5*y1 + 6*y2 + 12*y3 + 17*y4 + 8*y5 - 13*y6 + 271,
  9*y1 + 7*y2 + 7*y3 + 8*y4 + 33*y5 - 17*y6 + 433,
  -12*y1 - 14*y2 - 12*y3 - 13*y4 - 17*y5 + 20*y6 - 340);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
