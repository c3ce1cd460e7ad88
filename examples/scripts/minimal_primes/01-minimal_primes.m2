-- minimal_primes
--
-- Computes    the minimal primes of an ideal: the components, irreducible over the field, of its
--             variety
-- Reference   Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

R = QQ[a, b, c, d, e];
I = ideal(-b*d + b*e);
answer = apply(minimalPrimes I, trim);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
