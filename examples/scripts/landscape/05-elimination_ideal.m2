-- elimination_ideal
--
-- Computes    the polynomials of an ideal that are free of some variables: the ideal of the
--             closure of the projection along these
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, sections 1 and 2

needsPackage "Elimination";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[a12, a22, b11, b12, c, y1, y2, y3, y4];
I = ideal(
  c,
  b11 + b12,
  a12 - a22,
  a22*y2*y3 - 9*a22*y1*y4 - 2*y3^2 + 6*y2*y4,
  2*a22*y2^2 - 6*a22*y1*y3 - y2*y3 + 9*y1*y4,
  a22^2*y2 - 2*a22*y3 + 3*y4,
  3*a22^2*y1 - 2*a22*y2 + y3,
  y2^2*y3^2 - 4*y1*y3^3 - 4*y2^3*y4 + 18*y1*y2*y3*y4 - 27*y1^2*y4^2);
answer = tidy eliminate({a12, a22, b11, b12, c}, I);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
