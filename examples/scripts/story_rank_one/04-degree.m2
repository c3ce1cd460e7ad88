-- degree
--
-- Computes    the degree of a projective scheme, or of the projective closure of an affine one,
--             from the initial ideal in a degree order; 0 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, sections 3 and 4

R = QQ[l, y1, y2, y3, y4];
I = ideal(-y2*y3 + y1*y4, l*y4 - y1 + 6, -l*y3 - y2 + 2, -l*y2 - y3 + 2, l*y1 - y4 + 3);
initialIdeal = monomialIdeal leadTerm gens gb I;
answer = degree initialIdeal;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
