-- conormal_variety
--
-- Computes    the conormal variety of an affine variety, or of the cone over a projective one: the
--             closure of the pairs of a smooth point and a vector orthogonal to the tangent space
-- Reference   Gelfand, Kapranov, Zelevinsky: Discriminants, Resultants, and Multidimensional
--             Determinants, chapter 1, section 3

needsPackage "Saturation";

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

-- the saturation of I by J, whose variety is the closure of V(I) without V(J): by one generator of
-- J after the other, short ones first, until powers of all that are left are seen to multiply what
-- is found into I, one by one or, where they are many, as elements of a quotient.  Of many, one is
-- enough most often.  The strategy is named because the package Msolve, once something has loaded
-- it, puts one of its own in front, which leaves components in V(J) over prime fields.
saturationBy = (I, J) -> (
    left := last \ sort apply(J_*, f -> (size f, f));
    found := saturate(I, first left, Strategy => Eliminate);
    while #left > 1 do (
        (start, Q) := if #left > 20 then (matrix {{1_(ring I)}}, quotient(I, found))
            else (compress((gens found) % I), I);
        next := position(drop(left, 1), f -> (
            products := start;
            for i from 1 to 4 when products != 0 do products = compress((f * products) % Q);
            products != 0));
        if next === null then break;
        left = drop(left, next + 1);
        found = intersect(found, saturate(I, first left, Strategy => Eliminate)));
    found
    );

-- the ideal in S = k[x, y], as many y as x, of the conormal variety of V(I): the closure of the
-- pairs of a smooth point x and a vector y that is orthogonal to the tangent space there.  There
-- the vector fields along V(I) span it, which are the kernel of the differentials of its equations.
-- For a radical and equidimensional I; then so many minors of the Jacobian matrix are enough for
-- the saturation that none of the components lies where they vanish.
conormalVariety = (I, S) -> (
    if I == 1 then return ideal 1_S;
    (R, n) := (ring I, numgens ring I);
    toS := map(S, R, take(gens S, n));
    fields := lift(gens ker sub(transpose jacobian generators trim I, R/I), R);
    above := toS I + ideal(matrix{drop(gens S, n)} * toS fields);
    smooth := ideal 0_R;
    scan(select((jacobianCriterion I)_*, f -> f % I != 0), f -> (
        if I : smooth != I then smooth = smooth + ideal f));
    saturationBy(above, toS trim smooth)
    );

R = QQ[x, y, z, s, t, a];
I = ideal(x^2 + 2*y^2 - z^2);

-- without the coordinates of the dual space
S = (coefficientRing R)[{x, y, z}];
I = sub(I, S);
answer = shortGenerators conormalVariety(I, R);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
