-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  15*y1 + 2*y2 + 9*y3 + 4*y4 + 9*y5 - 11*y6 + 64,
  2*y1 + 26*y2 + 3*y4 + 7*y5 - 11*y6 + 240,
  9*y1 + 13*y3 + 12*y4 + 7*y5 - 12*y6 + 156,
  4*y1 + 3*y2 + 12*y3 + 15*y4 + 8*y5 - 12*y6 + 244,
  9*y1 + 7*y2 + 7*y3 + 8*y4 + 32*y5 - 17*y6 + 424,
  -11*y1 - 11*y2 - 12*y3 - 12*y4 - 17*y5 + 18*y6 - 314);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
