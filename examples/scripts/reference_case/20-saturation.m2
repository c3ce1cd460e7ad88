-- saturation
--
-- Computes    the saturation of I by J: the polynomials that some power of J multiplies into I;
--             its variety is the closure of V(I) without V(J)
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 4

needsPackage "Saturation";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[l, y1, y2, y3, y4, y5, y6];
I = ideal(
  y3^2*y4^2 - y2*y3*y4*y5 + y1*y3*y5^2 + y2^2*y4*y6 - 2*y1*y3*y4*y6 - y1*y2*y5*y6 + y1^2*y6^2,
  l*y3*y5^2 - 2*l*y3*y4*y6 - l*y2*y5*y6 + 2*l*y1*y6^2 - 42*y1 - 5*y2 - 5*y3 - 7*y4 - 31*y5 + 48*y6 - 105,
  -l*y3*y4*y5 + 2*l*y2*y4*y6 - l*y1*y5*y6 - 5*y1 - 22*y2 + 16*y3 - 9*y4 + 15*y5 + 7*y6 + 59,
  2*l*y3*y4^2 - l*y2*y4*y5 + l*y1*y5^2 - 2*l*y1*y4*y6 - 5*y1 + 16*y2 - 34*y3 - 5*y4 - 17*y5 + 12*y6 + 7,
  2*l*y3^2*y4 - l*y2*y3*y5 + l*y2^2*y6 - 2*l*y1*y3*y6 - 7*y1 - 9*y2 - 5*y3 - 47*y4 + 10*y5 + 8*y6 + 175,
  -l*y2*y3*y4 + 2*l*y1*y3*y5 - l*y1*y2*y6 - 31*y1 + 15*y2 - 17*y3 + 10*y4 - 50*y5 + 35*y6 - 188,
  l*y2^2*y4 - 2*l*y1*y3*y4 - l*y1*y2*y5 + 2*l*y1^2*y6 + 48*y1 + 7*y2 + 12*y3 + 8*y4 + 35*y5 - 58*y6 + 104);
J = ideal(l);
answer = tidy saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
