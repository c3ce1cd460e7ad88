-- singular_locus
--
-- Computes    the singular locus of an affine variety, or of the cone over a projective one: the
--             generators, and the minors of their Jacobian matrix of the size of the codimension
-- Reference   Eisenbud: Commutative Algebra, corollary 16.20

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- a size and a matrix whose minors of this size generate the same ideal as those of size r of M: a
-- row and a column that meet in a constant are cleared by it and left out, the size is one less
withoutUnits = (r, M) -> (
    isUnit := f -> f != 0 and isConstant f;
    while r > 0 do (
        place := position(flatten entries M, isUnit);
        if place === null then break;
        (i, j) := (place // numColumns M, place % numColumns M);
        multiples := (1 / leadCoefficient M_(i, j)) * M_{j};
        M = submatrix'(M - multiples * M^{i}, {i}, {j});
        r = r - 1);
    (r, M)
    );

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the minors of size r of a matrix M that count modulo an ideal I: remainders that generate with I
-- the same ideal as all minors with I, each once up to a factor
minorsModulo = (r, M, I) -> (
    (size, small) := withoutUnits(r, M % I);
    remainders := flatten entries compress((gens smallMinors(size, small % I)) % I);
    ideal unique prepend(0_(ring I), apply(remainders, f -> (1 / leadCoefficient f) * f))
    );

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    trim(I + minorsModulo(codim I, jacobian generators trim I, I))
    );

R = QQ[x, y, z];
I = ideal(-y^2*z + x^2);
answer = shortGenerators jacobianCriterion I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
