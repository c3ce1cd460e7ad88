-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  5*y1 - 45*y2 + 30*y3 + 30*y4 - 40*y5 + 20*y6 - 515,
  -45*y1 + 405*y2 - 270*y3 - 270*y4 + 360*y5 - 180*y6 + 4635,
  30*y1 - 270*y2 + 180*y3 + 180*y4 - 240*y5 + 120*y6 - 3090,
  30*y1 - 270*y2 + 180*y3 + 180*y4 - 240*y5 + 120*y6 - 3090,
  -40*y1 + 360*y2 - 240*y3 - 240*y4 + 320*y5 - 160*y6 + 4120,
  20*y1 - 180*y2 + 120*y3 + 120*y4 - 160*y5 + 80*y6 - 2060);
J = ideal monomialIdeal leadTerm gens gb I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
