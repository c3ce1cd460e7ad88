-- minimal_primes
--
-- Computes    the minimal primes of an ideal: the components, irreducible over the field, of its
--             variety
-- Reference   Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = (ZZ/536870909)[z_1, z_2, z_3, z_4];
I = ideal(
  387*z_1^4 - 1161*z_1^3*z_2 + 9933*z_1^2*z_2^2 - 12513*z_1*z_2^3 + 11610*z_2^4 - 16383*z_1^3*z_3 + 7740*z_1^2*z_2*z_3 - 8901*z_1*z_2^2*z_3 - 34830*z_2^3*z_3 + 203089*z_1^2*z_3^2 - 216677*z_1*z_2*z_3^2 + 297990*z_2^2*z_3^2 - 191393*z_1*z_3^3 - 375390*z_2*z_3^3 + 348300*z_3^4 + 3762*z_1^3*z_4 - 17289*z_1^2*z_2*z_4 + 12294*z_1*z_2^2*z_4 - 9057*z_2^3*z_4 - 56985*z_1^2*z_3*z_4 + 102870*z_1*z_2*z_3*z_4 - 85689*z_2^2*z_3*z_4 - 157776*z_1*z_3^2*z_4 + 286207*z_2*z_3^2*z_4 - 75977*z_3^3*z_4 + 9207*z_1^2*z_4^2 - 432*z_1*z_2*z_4^2 + 10083*z_2^2*z_4^2 + 69114*z_1*z_3*z_4^2 - 103860*z_2*z_3*z_4^2 + 70667*z_3^2*z_4^2 - 15102*z_1*z_4^3 + 8892*z_2*z_4^3 - 21396*z_3*z_4^3 + 4986*z_4^4);
answer = apply(minimalPrimes I, tidy);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
