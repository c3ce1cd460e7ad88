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

R = QQ[a12, b11, b12];
I = ideal(
  b11^2*b12^2,
  a12*b11*b12^2,
  b11*b12^2,
  b11^2*b12,
  a12*b11*b12,
  b11*b12,
  4*b11*b12);
answer = apply(minimalPrimes I, tidy);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
