-- ramification_locus
--
-- Computes    the closure of the smooth points of a variety where the differential of a map,
--             restricted to the variety, has a smaller rank than at a general point
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025); Eisenbud: Commutative Algebra, section 16.6

needsPackage "Saturation";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
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

-- the ideal of the closure of V(J) without V(K), a saturation.  Where both are cones and V(K) is
-- the vertex, one linear form takes the place of K: what it adds to J has finite length, hence lies
-- at the vertex, if the Hilbert polynomial stays the same.  Else K itself is taken.
closureOutside = (J, K) -> (
    if K == 1 then return J;
    if isHomogeneous J and isHomogeneous K and dim K == 0 then (
        form := sum(numgens ring J, i -> (i + 1) * (ring J)_i);
        outside := saturate(J, form, Strategy => Eliminate);
        if hilbertPolynomial outside == hilbertPolynomial J then return outside);
    saturationBy(J, K)
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

-- the minors, modulo I, of a matrix M of the size of its rank at a general point of V(I), which is
-- at most r: they define where on V(I) the rank is smaller.  For a radical ideal, minors that all
-- lie in I vanish on all of V(I), so that the general rank is smaller still.
rankDrop = (M, I, r) -> (
    drop := minorsModulo(r, M, I);
    while r > 0 and drop == 0 do (
        r = r - 1;
        drop = minorsModulo(r, M, I));
    drop
    );

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    trim(I + minorsModulo(codim I, jacobian generators trim I, I))
    );

-- the smooth points of V(I) where the differential of the map with coordinates F, restricted to the
-- tangent space, has a smaller rank than at a general point: there the gradients of F and of I
-- together have a smaller rank.  Only smooth points count, so what lies in the singular locus goes.
ramification = (I, F) -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := jacobian generators trim I | jacobian matrix {F};
    largest := min(numgens ring I, codim I + #F);
    trim closureOutside(I + rankDrop(gradients, I, largest), jacobianCriterion I)
    );

R = QQ[x, y, z];
I = ideal(
  x^4 + 2*x^2*y^2 + y^4 + 2*x^2*z^2 + 2*y^2*z^2 + z^4 - 10*x^2 - 10*y^2 + 6*z^2 + 9);
F = {y, z};
answer = shortGenerators ramification(I, F);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
