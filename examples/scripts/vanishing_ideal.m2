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
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[b1, b2, a1, a2, a3];
F = {b1*a1, b1*a2, b1*a3, b2*a1, b2*a2, b2*a3};
S = weightedRing(QQ[w11, w12, w13, w21, w22, w23], F);
answer = shortGenerators kernel map(R, S, F);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
