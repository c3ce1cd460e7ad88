-- intersection
--
-- Computes    the intersection of ideals: the ideal of the union of their varieties
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 3

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[y1, y2, y3, y4];
ideals = {
  ideal(
  y3^4 - 6*y2*y3^2*y4 + 9*y2^2*y4^2,
  y2*y3^3 - 3*y2^2*y3*y4 - 9*y1*y3^2*y4 + 27*y1*y2*y4^2,
  y1*y3^3 + y2^3*y4 - 9*y1*y2*y3*y4 + 27*y1^2*y4^2,
  y2^2*y3^2 - 18*y1*y2*y3*y4 + 81*y1^2*y4^2,
  y2^3*y3 - 3*y1*y2*y3^2 - 9*y1*y2^2*y4 + 27*y1^2*y3*y4,
  y2^4 - 6*y1*y2^2*y3 + 9*y1^2*y3^2),
  ideal(y2^2*y3^2 - 4*y1*y3^3 - 4*y2^3*y4 + 18*y1*y2*y3*y4 - 27*y1^2*y4^2)};
answer = tidy intersect ideals;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
