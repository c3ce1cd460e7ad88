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
  -3*a12*b11 - 3*a22*b12 + c*y2,
  -3*a12^2*b11 - 3*a22^2*b12 + c*y3,
  -a12^3*b11 - a22^3*b12 + c*y4);
J = ideal(c);
answer = tidy saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
