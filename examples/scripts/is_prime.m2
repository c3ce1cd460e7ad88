-- is_prime
--
-- Computes    whether the ideal I is prime
-- Reference   Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

R = QQ[y0, y1, y2, y3, y4];
I = ideal(
  -y1^2 + y0*y2,
  -y1*y2 + y0*y3,
  -y2^2 + y1*y3,
  -y1*y3 + y0*y4,
  -y2*y3 + y1*y4,
  -y3^2 + y2*y4);
answer = isPrime I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
