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

R = QQ[a12, a22, b11, b12, c, y1, y2, y3, y4];
I = ideal(
  c*y1 - b11 - b12,
  3*a12*b11 + 3*a22*b12 - c*y2,
  a12*y2^2 + a22*y2^2 - 3*a12*y1*y3 - 3*a22*y1*y3 - y2*y3 + 9*y1*y4,
  a12*a22*y2 - a12*y3 - a22*y3 + 3*y4,
  3*a12*a22*y1 - a12*y2 - a22*y2 + y3,
  3*a12*a22*b12 - 3*a22^2*b12 - a12*c*y2 + c*y3,
  6*a22*b12*y2^3 - c*y2^4 - 27*a22*b12*y1*y2*y3 + 81*a22*b12*y1^2*y4 + 6*b11*y2^2*y3 + 3*b12*y2^2*y3 - 9*b11*y1*y3^2 + 9*b12*y1*y3^2 - 27*b12*y1*y2*y4,
  b11^2*y2^6 + 2*b11*b12*y2^6 + b12^2*y2^6 - 9*b11^2*y1*y2^4*y3 - 18*b11*b12*y1*y2^4*y3 - 9*b12^2*y1*y2^4*y3 + 27*b11^2*y1^2*y2^2*y3^2 + 27*b11*b12*y1^2*y2^2*y3^2 + 27*b12^2*y1^2*y2^2*y3^2 - 27*b11^2*y1^3*y3^3 + 54*b11*b12*y1^3*y3^3 - 27*b12^2*y1^3*y3^3 + 108*b11*b12*y1^2*y2^3*y4 - 486*b11*b12*y1^3*y2*y3*y4 + 729*b11*b12*y1^4*y4^2,
  c);
J = ideal(b11, b12);
answer = tidy saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
