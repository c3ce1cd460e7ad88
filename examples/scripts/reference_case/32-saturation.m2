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
  6*y3 - 5*y4 - 3*y6 - 40,
  3*y2 + 10*y4 - 9*y5 + 17,
  2*y1 - 7*y4 + 6*y5 - 3*y6 - 28,
  7980*y4*y5*y6 - 13230*y5^2*y6 + 76020*y4*y6^2 - 63630*y5*y6^2 + 26460*y6^3 + 72725*y4^2 + 56780*y4*y5 - 58590*y5^2 + 68000*y4*y6 + 23640*y5*y6 + 272505*y6^2 + 171670*y4 + 649540*y5 + 191602*y6,
  6650*y4^2*y6 - 3150*y5^2*y6 - 13440*y4*y6^2 + 14490*y5*y6^2 - 5670*y6^3 - 25525*y4^2 - 9290*y4*y5 + 15120*y5^2 + 35480*y4*y6 - 8160*y5*y6 - 40785*y6^2 - 98360*y4 - 124720*y5 + 100544*y6,
  29925*y5^3 - 127575*y5^2*y6 + 1123500*y4*y6^2 - 1011150*y5*y6^2 + 434700*y6^3 + 1141025*y4^2 + 935990*y4*y5 - 851970*y5^2 - 215680*y4*y6 + 669300*y5*y6 + 3939765*y6^2 + 3862660*y4 + 8319520*y5 - 1039994*y6,
  9975*y4*y5^2 + 26775*y5^2*y6 - 348600*y4*y6^2 + 289800*y5*y6^2 - 113400*y6^3 - 440200*y4^2 - 311770*y4*y5 + 418110*y5^2 - 393160*y4*y6 - 74850*y5*y6 - 1149720*y6^2 - 1153430*y4 - 3621860*y5 - 656378*y6,
  475*y4^2*y5 - 1800*y5^2*y6 + 18540*y4*y6^2 - 16515*y5*y6^2 + 7020*y6^3 + 24975*y4^2 + 17220*y4*y5 - 17010*y5^2 - 4100*y4*y6 + 16020*y5*y6 + 62235*y6^2 + 80730*y4 + 164060*y5 - 30082*y6,
  33250*y4^3 + 141750*y5^2*y6 - 1442070*y4*y6^2 + 1215270*y5*y6^2 - 498960*y6^3 - 2058575*y4^2 - 1132920*y4*y5 + 1689660*y5^2 - 404160*y4*y6 - 1330830*y5*y6 - 4505355*y6^2 - 6768980*y4 - 14695560*y5 + 1723632*y6);
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
