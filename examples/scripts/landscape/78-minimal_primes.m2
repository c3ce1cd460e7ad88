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
  a12 - a22,
  -186*a12^5*b11^2 - 186*a12^2*a22^3*b11*b12 + 510*a12^4*b11^2 + 306*a12^2*a22^2*b11*b12 + 204*a12*a22^3*b11*b12 - 420*a12^3*b11^2 - 126*a12^2*a22*b11*b12 - 252*a12*a22^2*b11*b12 - 42*a22^3*b11*b12 + 300*a12^2*b11^2 + 30*a12^2*b11*b12 + 180*a12*a22*b11*b12 + 90*a22^2*b11*b12 - 36*a12^2*b11 - 30*a12*b11^2 - 12*a12*b11*b12 - 18*a22*b11*b12 + 18*b11^2 + 18*b11*b12 - 12*b11,
  396*a12^5*b11^2 + 396*a12^2*a22^3*b11*b12 - 930*a12^4*b11^2 - 558*a12^2*a22^2*b11*b12 - 372*a12*a22^3*b11*b12 + 1020*a12^3*b11^2 + 306*a12^2*a22*b11*b12 + 612*a12*a22^2*b11*b12 + 102*a22^3*b11*b12 - 420*a12^2*b11^2 - 42*a12^2*b11*b12 - 252*a12*a22*b11*b12 - 126*a22^2*b11*b12 + 36*a12^2*b11 + 150*a12*b11^2 + 60*a12*b11*b12 + 90*a22*b11*b12 - 72*a12*b11 - 6*b11^2 - 6*b11*b12,
  -186*a12^3*a22^2*b11*b12 - 186*a22^5*b12^2 + 204*a12^3*a22*b11*b12 + 306*a12^2*a22^2*b11*b12 + 510*a22^4*b12^2 - 42*a12^3*b11*b12 - 252*a12^2*a22*b11*b12 - 126*a12*a22^2*b11*b12 - 420*a22^3*b12^2 + 90*a12^2*b11*b12 + 180*a12*a22*b11*b12 + 30*a22^2*b11*b12 + 300*a22^2*b12^2 - 36*a22^2*b12 - 18*a12*b11*b12 - 12*a22*b11*b12 - 30*a22*b12^2 + 18*b11*b12 + 18*b12^2 - 12*b12,
  396*a12^3*a22^2*b11*b12 + 396*a22^5*b12^2 - 372*a12^3*a22*b11*b12 - 558*a12^2*a22^2*b11*b12 - 930*a22^4*b12^2 + 102*a12^3*b11*b12 + 612*a12^2*a22*b11*b12 + 306*a12*a22^2*b11*b12 + 1020*a22^3*b12^2 - 126*a12^2*b11*b12 - 252*a12*a22*b11*b12 - 42*a22^2*b11*b12 - 420*a22^2*b12^2 + 36*a22^2*b12 + 90*a12*b11*b12 + 60*a22*b11*b12 + 150*a22*b12^2 - 72*a22*b12 - 6*b11*b12 - 6*b12^2,
  132*a12^6*b11 + 132*a12^3*a22^3*b12 - 372*a12^5*b11 - 186*a12^3*a22^2*b12 - 186*a12^2*a22^3*b12 + 510*a12^4*b11 + 102*a12^3*a22*b12 + 306*a12^2*a22^2*b12 + 102*a12*a22^3*b12 - 280*a12^3*b11 - 14*a12^3*b12 - 126*a12^2*a22*b12 - 126*a12*a22^2*b12 - 14*a22^3*b12 + 12*a12^3 + 150*a12^2*b11 + 30*a12^2*b12 + 90*a12*a22*b12 + 30*a22^2*b12 - 36*a12^2 - 12*a12*b11 - 6*a12*b12 - 6*a22*b12 + 6*b11 + 6*b12 - 4,
  132*a12^3*a22^3*b11 + 132*a22^6*b12 - 186*a12^3*a22^2*b11 - 186*a12^2*a22^3*b11 - 372*a22^5*b12 + 102*a12^3*a22*b11 + 306*a12^2*a22^2*b11 + 102*a12*a22^3*b11 + 510*a22^4*b12 - 14*a12^3*b11 - 126*a12^2*a22*b11 - 126*a12*a22^2*b11 - 14*a22^3*b11 - 280*a22^3*b12 + 12*a22^3 + 30*a12^2*b11 + 90*a12*a22*b11 + 30*a22^2*b11 + 150*a22^2*b12 - 36*a22^2 - 6*a12*b11 - 6*a22*b11 - 12*a22*b12 + 6*b11 + 6*b12 - 4,
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
