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
  5*y2 + 2*y3 + 15*y4 - 15*y5 - y6 + 91,
  5*y1 - 3*y3 - 15*y4 + 15*y5 - 6*y6 - 104,
  5*y3*y5^2 - 10*y3*y4*y6 + 2*y3*y5*y6 + 15*y4*y5*y6 - 15*y5^2*y6 + 6*y3*y6^2 + 30*y4*y6^2 - 31*y5*y6^2 + 12*y6^3 + 91*y5*y6 + 208*y6^2,
  5*y3*y4*y5 + 4*y3*y4*y6 + 30*y4^2*y6 + 3*y3*y5*y6 - 15*y4*y5*y6 - 15*y5^2*y6 - 2*y4*y6^2 + 6*y5*y6^2 + 182*y4*y6 + 104*y5*y6,
  280*y3^2*y5 - 1125*y4^2*y5 + 1125*y5^3 + 112*y3^2*y6 - 2180*y3*y4*y6 + 1350*y4^2*y6 + 40*y3*y5*y6 + 300*y4*y5*y6 - 2025*y5^2*y6 + 2108*y3*y6^2 + 11340*y4*y6^2 - 11115*y5*y6^2 + 3718*y6^3 + 4550*y3*y4 + 9490*y3*y5 - 6825*y4*y5 - 7800*y5^2 + 6162*y3*y6 + 23010*y4*y6 - 4485*y5*y6 + 70304*y6^2 + 78078*y6,
  1125*y4^3 - 225*y4^2*y5 - 1125*y4*y5^2 + 225*y5^3 - 1246*y3*y4*y6 - 5595*y4^2*y6 - 1134*y3*y5*y6 + 735*y4*y5*y6 + 5160*y5^2*y6 + 294*y3*y6^2 + 1973*y4*y6^2 - 3558*y5*y6^2 + 663*y6^3 - 4290*y3*y4 + 13650*y4^2 + 1690*y3*y5 + 6435*y4*y5 - 8385*y5^2 + 3250*y3*y6 - 16978*y4*y6 - 50362*y5*y6 + 16042*y6^2 + 41405*y4 + 47320*y5 + 114075*y6,
  50*y3*y4^2 + 75*y4^2*y5 - 75*y5^3 - 8*y3*y4*y6 - 210*y4^2*y6 - 12*y3*y5*y6 + 130*y4*y5*y6 + 105*y5^2*y6 - 18*y3*y6^2 - 146*y4*y6^2 + 81*y5*y6^2 - 36*y6^3 + 455*y4*y5 + 520*y5^2 - 1404*y4*y6 - 481*y5*y6 - 624*y6^2,
  280*y3^2*y4 + 225*y4^2*y5 - 225*y5^3 - 168*y3^2*y6 - 1244*y3*y4*y6 - 1530*y4^2*y6 + 384*y3*y5*y6 - 60*y4*y5*y6 + 1665*y5^2*y6 - 276*y3*y6^2 + 252*y4*y6^2 - 717*y5*y6^2 + 270*y6^3 - 910*y3*y4 + 650*y3*y5 + 1365*y4*y5 + 1560*y5^2 - 5018*y3*y6 - 4602*y4*y6 - 15483*y5*y6 + 2392*y6^2 + 30758*y6);
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
