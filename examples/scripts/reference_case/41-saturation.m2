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
  l*y3*y5^2 - 2*l*y3*y4*y6 - l*y2*y5*y6 + 2*l*y1*y6^2 - 4*y1 - 6*y2 - 6*y4 + 6*y5 + 6*y6 + 38,
  -l*y3*y4*y5 + 2*l*y2*y4*y6 - l*y1*y5*y6 - 6*y1 - 9*y2 - 9*y4 + 9*y5 + 9*y6 + 57,
  2*l*y3*y4^2 - l*y2*y4*y5 + l*y1*y5^2 - 2*l*y1*y4*y6,
  2*l*y3^2*y4 - l*y2*y3*y5 + l*y2^2*y6 - 2*l*y1*y3*y6 - 6*y1 - 9*y2 - 9*y4 + 9*y5 + 9*y6 + 57,
  -l*y2*y3*y4 + 2*l*y1*y3*y5 - l*y1*y2*y6 + 6*y1 + 9*y2 + 9*y4 - 9*y5 - 9*y6 - 57,
  l*y2^2*y4 - 2*l*y1*y3*y4 - l*y1*y2*y5 + 2*l*y1^2*y6 + 6*y1 + 9*y2 + 9*y4 - 9*y5 - 9*y6 - 57);
J = ideal(l);
answer = tidy saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
