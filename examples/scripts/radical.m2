-- radical
--
-- Computes    the radical of an ideal: the polynomials with a power in it
-- Reference   Eisenbud, Huneke, Vasconcelos: Direct methods for primary decomposition,
--             Inventiones mathematicae 110 (1992)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[x, y];
I = ideal(x^3 + y^2, y);
answer = shortGenerators radical I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
