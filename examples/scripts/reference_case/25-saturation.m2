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
  l*y3*y5^2 - 2*l*y3*y4*y6 - l*y2*y5*y6 + 2*l*y1*y6^2 - 26*y1 - 13*y2 - y3 - 15*y4 - 15*y5 + 32*y6 + 33,
  -l*y3*y4*y5 + 2*l*y2*y4*y6 - l*y1*y5*y6 - 13*y1 - 18*y2 + 14*y3 - 5*y4 + 7*y5 + 15*y6 - 59,
  2*l*y3*y4^2 - l*y2*y4*y5 + l*y1*y5^2 - 2*l*y1*y4*y6 - y1 + 14*y2 - 33*y3 - 7*y4 - 13*y5 + 8*y6 + 185,
  2*l*y3^2*y4 - l*y2*y3*y5 + l*y2^2*y6 - 2*l*y1*y3*y6 - 15*y1 - 5*y2 - 7*y3 - 43*y4 + 2*y5 + 16*y6 - 43,
  -l*y2*y3*y4 + 2*l*y1*y3*y5 - l*y1*y2*y6 - 15*y1 + 7*y2 - 13*y3 + 2*y4 - 34*y5 + 19*y6 + 116,
  l*y2^2*y4 - 2*l*y1*y3*y4 - l*y1*y2*y5 + 2*l*y1^2*y6 + 32*y1 + 15*y2 + 8*y3 + 16*y4 + 19*y5 - 42*y6 - 92);
J = ideal(l);
answer = tidy saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
