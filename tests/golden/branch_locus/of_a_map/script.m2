-- branch_locus
--
-- Computes    the closure of the image of the ramification locus: of the points of affine space
--             where the differential of a polynomial map has a smaller rank than at a general one
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025); Eisenbud: Commutative Algebra, section 16.6

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the rank of a matrix M of polynomials at a general point.  A nonzero minor has the size of the
-- rank as soon as all minors with one row and one column more vanish (Kronecker).
generalRank = M -> (
    rows := {};
    columns := {};
    border := () -> (
        for i in toList(0 ..< numRows M) - set rows do
        for j in toList(0 ..< numColumns M) - set columns do
        if smallMinors(#rows + 1, submatrix(M, append(rows, i), append(columns, j))) != 0
        then return (i, j));
    while (found := border()) =!= null do (
        rows = append(rows, found#0);
        columns = append(columns, found#1));
    #rows
    );

-- the points of affine space where the Jacobian matrix of the map with coordinates F has a smaller
-- rank than at a general point
mapRamification = F -> (
    gradients := jacobian matrix {F};
    smallMinors(generalRank gradients, gradients)
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F
imageClosure = (I, F, S) -> (
    if I == 1 then return ideal 1_S;
    preimage(map(ring I, S, F), I)
    );

R = QQ[s, t];
F = {s^2, t};
J = mapRamification F;

S = QQ[z_1, z_2];
answer = shortGenerators imageClosure(J, F, S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
