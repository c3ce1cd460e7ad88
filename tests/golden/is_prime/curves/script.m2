-- is_prime
--
-- Computes    whether the ideal I is prime
-- Reference   Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

R = QQ[x, y];
I = ideal(x^2*y, (1/2)*y^3 - 3*x*y);
answer = isPrime I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
