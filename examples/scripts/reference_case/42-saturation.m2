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
  2*y1 + 3*y2 + 3*y4 - 3*y5 - 3*y6 - 19,
  y3*y5^2 - 2*y3*y4*y6 - y2*y5*y6 - 3*y2*y6^2 - 3*y4*y6^2 + 3*y5*y6^2 + 3*y6^3 + 19*y6^2,
  2*y3*y4*y5 - 4*y2*y4*y6 - 3*y2*y5*y6 - 3*y4*y5*y6 + 3*y5^2*y6 + 3*y5*y6^2 + 19*y5*y6,
  4*y3*y4^2 - 2*y2*y4*y5 - 3*y2*y5^2 - 3*y4*y5^2 + 3*y5^3 + 6*y2*y4*y6 + 6*y4^2*y6 - 6*y4*y5*y6 + 3*y5^2*y6 - 6*y4*y6^2 + 19*y5^2 - 38*y4*y6,
  2*y3^2*y4 - y2*y3*y5 + y2^2*y6 + 3*y2*y3*y6 + 3*y3*y4*y6 - 3*y3*y5*y6 - 3*y3*y6^2 - 19*y3*y6,
  2*y2*y3*y4 + 6*y2*y3*y5 - 3*y2^2*y6 + 9*y2*y4*y6 - 12*y3*y4*y6 + 6*y2*y5*y6 - 6*y3*y5*y6 + 9*y4*y5*y6 - 9*y5^2*y6 - 15*y2*y6^2 - 18*y4*y6^2 + 9*y5*y6^2 + 18*y6^3 - 38*y3*y5 + 19*y2*y6 - 57*y5*y6 + 114*y6^2,
  4*y2^2*y4 + 6*y2^2*y5 - 36*y2*y3*y5 + 12*y2*y4*y5 + 3*y2*y5^2 + 9*y4*y5^2 - 9*y5^3 + 36*y2^2*y6 - 60*y2*y4*y6 + 60*y3*y4*y6 - 96*y2*y5*y6 + 36*y3*y5*y6 - 90*y4*y5*y6 + 81*y5^2*y6 + 54*y2*y6^2 + 90*y4*y6^2 - 90*y6^3 - 76*y3*y4 - 38*y2*y5 + 228*y3*y5 - 57*y5^2 - 342*y2*y6 - 114*y4*y6 + 684*y5*y6 - 456*y6^2 + 722*y6);
J = ideal(
  y3*y5^2 - 2*y3*y4*y6 - y2*y5*y6 + 2*y1*y6^2,
  -y3*y4*y5 + 2*y2*y4*y6 - y1*y5*y6,
  2*y3*y4^2 - y2*y4*y5 + y1*y5^2 - 2*y1*y4*y6,
  2*y3^2*y4 - y2*y3*y5 + y2^2*y6 - 2*y1*y3*y6,
  -y2*y3*y4 + 2*y1*y3*y5 - y1*y2*y6,
  y2^2*y4 - 2*y1*y3*y4 - y1*y2*y5 + 2*y1^2*y6);
answer = tidy saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
