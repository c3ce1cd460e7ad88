-- degree
--
-- Computes    the degree of a projective scheme, or of the projective closure of an affine one,
--             from the initial ideal in a degree order; 0 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, sections 3 and 4

R = QQ[a12, a22, b11, b12];
I = ideal(
  b11 + b12 - 1,
  3*a12*b11 + 3*a22*b12,
  3*a12^2*b11 + 3*a22^2*b12 + 1,
  a12^3*b11 + a22^3*b12);
initialIdeal = monomialIdeal leadTerm gens gb I;
answer = degree initialIdeal;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
