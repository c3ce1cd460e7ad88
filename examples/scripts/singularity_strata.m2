-- singularity_strata
--
-- Computes    the components, irreducible over the field, of a variety, of its singular locus, of
--             the singular locus of that, and so on: dimension, degree and prime ideal of each
-- Reference   Eisenbud: Commutative Algebra, corollary 16.20; Decker, Greuel, Pfister: Primary
--             decomposition: algorithms and comparisons (1999)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

-- the components of a variety: the minimal primes of I.  One equation is factored and linear ones
-- are left as they are; for others the general way takes some 10 ms to begin with.
componentsOf = I -> (
    if I == 0 then return {ideal 0_(ring I)};
    if numgens I == 1 then (
        factors := select(toList factor I_0, h -> first degree h#0 > 0);
        return apply(factors, h -> ideal h#0));
    basis := first entries gens gb I;
    if any(basis, g -> first degree g == 0) then {}
    else if all(basis, g -> first degree g == 1) then {ideal basis}
    else minimalPrimes I
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

-- polynomials that do not vanish on the irreducible variety V(Q), such that the matrix M has rank r
-- or more wherever on V(Q) none of them vanishes; null when its rank is smaller on all of V(Q).
-- They are the factors of the pivots of an elimination modulo Q, and of what its rows were divided
-- by.
fullRankOutside = (M, Q, r) -> (
    reducedRow := (row, divided) -> (
        g := gcd row;
        if g == 0 then (row, divided) else (apply(row, f -> f // g), g * divided));
    left := apply(entries(M % Q), row -> reducedRow(row, 1_(ring M)));
    outside := {};
    for k from 1 to r do (
        left = select(left, (row, divided) -> any(row, f -> f != 0));
        if #left == 0 then return null;
        places := flatten apply(#left, i -> apply(positions(left#i#0, f -> f != 0),
            j -> (first degree left#i#0#j, size left#i#0#j, i, j)));
        (i, j) := (drop(min places, 2));
        (pivots, content) := left#i;
        outside = outside | {pivots#j, content};
        left = apply(drop(left, {i, i}), (row, divided) -> (
            if row#j == 0 then (row, divided) else reducedRow(
                apply(#row, l -> (pivots#j * row#l - row#j * pivots#l) % Q), divided)));
        );
    factors := flatten apply(outside, h -> apply(toList factor h, first));
    unique select(factors, h -> first degree h > 0)
    );

-- the prime ideals of a list that contain no other one of it, each once: of the varieties, the
-- largest
irredundantPrimes = L -> (
    kept := {};
    scan(sort apply(#L, i -> (codim L#i, i)), (c, i) -> (
        if all(kept, Q -> not isSubset(Q, L#i)) then kept = append(kept, L#i)));
    kept
    );

-- the components of the singular locus of the irreducible variety V(P).  Where the Jacobian matrix
-- has many minors they are not written down: V(P) is cut with the factors of the pivots of an
-- elimination, and every component that comes out again, until the rank is small on all of it.
singularPrimes = P -> (
    if P == 0 then return {};
    if numgens P == 1 then return componentsOf(P + ideal jacobian P);
    gradients := (jacobian generators trim P) % P;
    c := codim P;
    if binomial(numRows gradients, c) * binomial(numColumns gradients, c) <= 50
    then return componentsOf jacobianCriterion P;
    waiting := {P};
    singular := {};
    while #waiting > 0 do (
        Q := first waiting;
        outside := fullRankOutside(gradients, Q, c);
        waiting = drop(waiting, 1);
        if outside === null then singular = irredundantPrimes append(singular, Q)
        else (
            cuts := apply(outside, h -> componentsOf(Q + ideal h));
            waiting = irredundantPrimes(waiting | flatten cuts));
        waiting = select(waiting, W -> not any(singular, S -> isSubset(S, W)));
        );
    singular
    );

-- the components of the singular locus of a variety that is given by its own components L: a point
-- is singular on one of them, or it lies on two.  Points, over a perfect field, are smooth.
singularComponents = L -> (
    alone := apply(select(L, P -> dim P > 0), singularPrimes);
    met := apply(subsets(L, 2), two -> componentsOf sum two);
    irredundantPrimes flatten(alone | met)
    );

-- the components of a variety, of its singular locus, of the singular locus of that, and so on
singularityStrata = I -> (
    components := componentsOf I;
    while #components > 0 list components do components = singularComponents components
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[x, y, z];
I = ideal(x^2*y^2 + x^2*z^2 + y^2*z^2 - x*y*z);
answer = apply(singularityStrata I, L -> apply(L, P -> {dim P, degree P, shortGenerators P}));

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
