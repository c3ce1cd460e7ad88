-- saturation
--
-- Computes    the saturation of I by J: the polynomials that some power of J multiplies into I;
--             its variety is the closure of V(I) without V(J)
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 4

needsPackage "Saturation";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[x, y, z, w];
I = ideal(-y^2 + x*z, -z^2 + y*w);
J = ideal(y, z);
answer = shortGenerators saturate(I, J);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
