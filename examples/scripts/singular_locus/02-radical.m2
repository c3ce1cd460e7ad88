-- radical
--
-- Computes    the radical of an ideal: the polynomials with a power in it
-- Reference   Eisenbud, Huneke, Vasconcelos: Direct methods for primary decomposition,
--             Inventiones mathematicae 110 (1992)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

R = QQ[x, y, z];
I = ideal(x, y*z, y^2);
answer = trim radical I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
