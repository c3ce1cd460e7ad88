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

R = QQ[a12, a22, b11, b12];
I = ideal(
  a12^4*b11^2*b12^2 - 4*a12^3*a22*b11^2*b12^2 + 6*a12^2*a22^2*b11^2*b12^2 - 4*a12*a22^3*b11^2*b12^2 + a22^4*b11^2*b12^2,
  a12^5*b11*b12^2 - 4*a12^4*a22*b11*b12^2 + 6*a12^3*a22^2*b11*b12^2 - 4*a12^2*a22^3*b11*b12^2 + a12*a22^4*b11*b12^2,
  a12^4*b11*b12^2 - 4*a12^3*a22*b11*b12^2 + 6*a12^2*a22^2*b11*b12^2 - 4*a12*a22^3*b11*b12^2 + a22^4*b11*b12^2,
  a12^4*a22*b11^2*b12 - 4*a12^3*a22^2*b11^2*b12 + 6*a12^2*a22^3*b11^2*b12 - 4*a12*a22^4*b11^2*b12 + a22^5*b11^2*b12,
  a12^4*b11^2*b12 - 4*a12^3*a22*b11^2*b12 + 6*a12^2*a22^2*b11^2*b12 - 4*a12*a22^3*b11^2*b12 + a22^4*b11^2*b12,
  a12^5*a22*b11*b12 - 4*a12^4*a22^2*b11*b12 + 6*a12^3*a22^3*b11*b12 - 4*a12^2*a22^4*b11*b12 + a12*a22^5*b11*b12,
  a12^4*a22*b11*b12 - 4*a12^3*a22^2*b11*b12 + 6*a12^2*a22^3*b11*b12 - 4*a12*a22^4*b11*b12 + a22^5*b11*b12,
  a12^5*b11*b12 - 10*a12^3*a22^2*b11*b12 + 20*a12^2*a22^3*b11*b12 - 15*a12*a22^4*b11*b12 + 4*a22^5*b11*b12,
  a12^4*b11*b12 - 4*a12^3*a22*b11*b12 + 6*a12^2*a22^2*b11*b12 - 4*a12*a22^3*b11*b12 + a22^4*b11*b12);
answer = apply(minimalPrimes I, tidy);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
