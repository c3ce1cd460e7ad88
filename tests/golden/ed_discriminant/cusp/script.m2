-- ed_discriminant
--
-- Computes    the data u for which critical points of the squared distance (x - u)^T Q (x - u)
--             on a variety come together, the focal locus: the branch locus of the map from pairs
--             of a point x and a normal vector at x to data
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 7
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "u_1"
--                 v_2 stands for "u_2"

needsPackage "Saturation";

-- the pairs of a point x of V(I) and of data u for which it is critical, by the multipliers l of
-- the generators of I: u = x - Q^-1 (l_1 grad f_1 + l_2 grad f_2 + ...).  Given are I in the ring
-- of x and l, the coordinates of u there, and the squared distance (x - u)^T Q (x - u).
distanceCorrespondence = (I, Q) -> (
    R := ring I;
    J := if I == 1 then ideal 1_R else trim I;
    n := numgens R;
    m := numgens J;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + m)];
    toS := map(S, R, take(gens S, n));
    normal := (toS jacobian generators J) * transpose matrix(S, {drop(gens S, n)});
    away := sub(inverse sub(Q, coefficientRing R), S) * normal;
    data := flatten entries(transpose matrix(S, {take(gens S, n)}) - away);
    (toS J, data, (transpose normal * away)_(0, 0))
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

R = QQ[x, y];
I = ideal(x^3 + y^2);
Q = matrix(QQ, {{1, 0}, {0, 1}});
S = QQ[v_1, v_2];
correspondence = distanceCorrespondence(I, Q);
normals = correspondence#0;
toData = correspondence#1;
answer = shortGenerators imageClosure(ramification(normals, toData), toData, S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
