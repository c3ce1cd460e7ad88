-- vanishing_ideal
--
-- Computes    all polynomial relations among the coordinates of a polynomial map: the ideal of the
--             closure of its image
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, section 3

-- S, with the degrees of the polynomials F for its variables where they are homogeneous: then the
-- map from S to their ring is homogeneous, and its kernel is found degree by degree
weightedRing = (S, F) -> (
    if any(F, f -> f == 0 or not isHomogeneous f or first degree f <= 0) then return S;
    newRing(S, Degrees => apply(F, degree))
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[v11, v12, k11, k12, k21, k22, q11, q12, q21, q22];
F = {
  v11*k11*q11 + v11*k21*q21,
  v12*k11*q11 + v11*k12*q11 + v12*k21*q21 + v11*k22*q21,
  v12*k12*q11 + v12*k22*q21,
  v11*k11*q12 + v11*k21*q22,
  v12*k11*q12 + v11*k12*q12 + v12*k21*q22 + v11*k22*q22,
  v12*k12*q12 + v12*k22*q22};
S = weightedRing(QQ[y1, y2, y3, y4, y5, y6], F);
answer = tidy kernel map(R, S, F);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
