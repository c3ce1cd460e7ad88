-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  5*y1 + 6*y2 - 28*y3 + 68*y4 + 56*y5 + 4*y6 + 1146,
  6*y1 + 10*y2 - 28*y3 + 104*y4 + 84*y5 + 2*y6 + 1742,
  -28*y1 - 28*y2 + 168*y3 - 336*y4 - 280*y5 - 28*y6 - 5684,
  68*y1 + 104*y2 - 336*y3 + 1104*y4 + 896*y5 + 32*y6 + 18520,
  56*y1 + 84*y2 - 280*y3 + 896*y4 + 728*y5 + 28*y6 + 15036,
  4*y1 + 2*y2 - 28*y3 + 32*y4 + 28*y5 + 6*y6 + 550);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
