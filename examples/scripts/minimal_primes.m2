-- minimal_primes
--
-- Computes    the minimal primes of an ideal: the components, irreducible over the field, of its
--             variety
-- Reference   Decker, Greuel, Pfister: Primary decomposition: algorithms and comparisons (1999)

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

R = QQ[a, b, c, d, e];
I = ideal(-b*d + b*e);
answer = apply(minimalPrimes I, shortGenerators);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
