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
  4723056*z_1^4 - 2402244*z_1^3*z_2 - 1954368*z_1^2*z_2^2 + 488592*z_1*z_2^3 + 366444*z_2^4 + 5130567*z_1^3*z_3 - 471744*z_1^2*z_2*z_3 - 1714284*z_1*z_2^2*z_3 - 186381*z_2^3*z_3 + 2038608*z_1^2*z_3^2 + 356967*z_1*z_2*z_3^2 - 151632*z_2^2*z_3^2 + 353808*z_1*z_3^3 + 37908*z_2*z_3^3 + 28431*z_3^4 - 23403348*z_1^3*z_4 + 11148876*z_1^2*z_2*z_4 + 3191508*z_1*z_2^2*z_4 - 717228*z_2^3*z_4 - 18546201*z_1^2*z_3*z_4 + 2232225*z_1*z_2*z_3*z_4 + 2180574*z_2^2*z_3*z_4 - 4654530*z_1*z_3^2*z_4 - 568215*z_2*z_3^2*z_4 - 321813*z_3^3*z_4 + 45060780*z_1^2*z_4^2 - 17856576*z_1*z_2*z_4^2 - 241164*z_2^2*z_4^2 + 23644719*z_1*z_3*z_4^2 - 2955573*z_2*z_3*z_4^2 + 3041739*z_3^2*z_4^2 - 39429444*z_1*z_4^3 + 9186156*z_2*z_4^3 - 10225740*z_3*z_4^3 + 13213792*z_4^4);
answer = apply(minimalPrimes I, tidy);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
