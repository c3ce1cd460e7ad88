-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  6*y1 + 6*y2 + 48*y4 + 6*y5 - 6*y6 + 504,
  6*y1 + 19*y2 - 6*y3 + 96*y4 + 17*y5 - 171*y6 + 2412,
  -6*y2 + 5*y3 - 11*y4 - 14*y5 + 94*y6 - 1010,
  48*y1 + 96*y2 - 11*y3 + 617*y4 + 44*y5 - 568*y6 + 10430,
  6*y1 + 17*y2 - 14*y3 + 44*y4 + 51*y5 - 217*y6 + 2636,
  -6*y1 - 171*y2 + 94*y3 - 568*y4 - 217*y5 + 2243*y6 - 25756);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
