-- radical
--
-- Computes    the radical of an ideal: the polynomials with a power in it
-- Reference   Eisenbud, Huneke, Vasconcelos: Direct methods for primary decomposition,
--             Inventiones mathematicae 110 (1992)

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

R = QQ[m11, m12, m13, m21, m22, m23];
I = ideal(
  m23^2,
  m22*m23,
  m21*m23,
  m13*m23,
  m12*m23,
  m11*m23,
  m22^2,
  m21*m22,
  m13*m22,
  m12*m22,
  m11*m22,
  m21^2,
  m13*m21,
  m12*m21,
  m11*m21,
  m13^2,
  m12*m13,
  m11*m13,
  m12^2,
  m11*m12,
  m11^2);
answer = tidy radical I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
