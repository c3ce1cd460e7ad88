-- medial_axis
--
-- Computes    the closure of all points u of the plane that are as far from one critical point of a
--             curve, in the quadric Q, as from another: the algebraic medial axis.  Critical are
--             the singular points of the curve, and the smooth ones whose normal goes through u.
--             Data with more than one nearest point are among the real u
-- Reference   Horobet, Weinstein: Offset hypersurfaces and persistent homology of algebraic
--             varieties, Comput. Aided Geom. Design 74 (2019): the bisector hypersurface
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "x"
--                 v_2 stands for "y"

needsPackage "Elimination";
needsPackage "MinimalPrimes";
needsPackage "Saturation";

-- for speed only, where the package is installed; without its own way to saturate, which over
-- prime fields leaves components that should be removed (1.26.06)
solver := try needsPackage "Msolve" else null;
if solver =!= null and not solver#?"never saturates" then (
    needsPackage "Saturation";
    way := (saturate, Ideal, RingElement);
    strategies := apply(toList hooks way, h -> last last h);
    scan(select(strategies, s -> toString s == "Msolve"),
        s -> addHook(way, Strategy => s, (opts, I, f) -> null));
    solver#"never saturates" = true;
    );

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

-- the multiple of a polynomial over QQ, not zero, that has integer coefficients without common
-- divisor, the leading one positive
primitivePart = f -> (
    numbers := apply(flatten entries last coefficients f, c -> lift(c, QQ));
    below := lcm apply(numbers, denominator);
    common := abs gcd apply(numbers, c -> numerator(below * c));
    sign := if leadCoefficient f < 0 then -1 else 1;
    sign * below / common * f
    );

-- whether a polynomial with integer coefficients stays without multiple factors, and keeps its
-- degree, on some line modulo some prime: then it has no multiple factors.  Fast and sufficient.
isReducedOnLine = f -> (
    p := 536870909;
    t := local t;
    S := (ZZ/p)(monoid[t]);
    place := apply(numgens ring f, i -> (7919 * (i + 1)) * S_0 + 104729 * (i + 2)^2);
    g := (map(S, ring f, place)) f;
    first degree g == first degree f and gcd(g, diff(S_0, g)) == 1
    );

-- the same variety; where one equation is enough, one without multiple factors
reducedEquation = I -> (
    if numgens I > 1 then I = trim I;
    if numgens I != 1 or I == 0 then return I;
    f := primitivePart I_0;
    if #support f > 1 and isReducedOnLine f then return ideal f;
    multiple := fold(gcd, prepend(f, apply(support f, v -> diff(v, f))));
    ideal primitivePart(f // multiple)
    );

-- the ideal in T of the union of some varieties, by one equation without multiple factors where one
-- is enough
unionOf = (ideals, T) -> (
    if #ideals == 0 then return ideal 1_T;
    if any(ideals, I -> numgens I > 1) then ideals = apply(ideals, trim);
    if all(ideals, I -> numgens I == 1)
    then reducedEquation ideal product prepend(1_T, apply(ideals, I -> I_0))
    else reducedEquation intersect ideals
    );

-- the closure of the points u of the plane, with coordinates in T, that are as far from a critical
-- point of V(P) as from a different one of V(P'), for primes P and P' of curves and points.
--
-- The points are c + d and c - d: both are as far from u when <d, u - c> = 0, in the scalar product
-- of Q.  For different real points <d, d> is positive, as is the square of the gradient at smooth
-- real points of curves: where one of these is zero is removed.
equidistant = (P, P', Q, T) -> (
    if P == 0 or P' == 0 then return ideal 1_T;
    S := QQ[Variables => 6];
    (c, d, u) := (matrix{{S_0}, {S_1}}, matrix{{S_2}, {S_3}}, matrix{{S_4}, {S_5}});
    product := (a, b) -> (transpose a * b)_(0, 0);
    system := ideal product(d, sub(Q, S) * (u - c));
    positive := {product(d, sub(Q, S) * d)};
    scan({(P, c + d), (P', c - d)}, (J, x) -> (
        toS := map(S, ring J, transpose x);
        system = system + toS J;
        if codim J == 2 then return;
        gradient := toS jacobian ideal J_0;
        system = system + minors(2, sub(Q, S) * (u - x) | gradient);
        positive = append(positive, product(gradient, gradient))
        ));
    system = fold(saturate, prepend(trim system, positive));
    (map(T, S, {0, 0, 0, 0, T_0, T_1})) eliminate(take(gens S, 4), system)
    );

R = QQ[x, y];
I = ideal(x^2 + y^2 - 1);
Q = matrix(QQ, {{1, 0}, {0, 1}});
S = QQ[v_1, v_2];
strata = flatten singularityStrata I;
couples = flatten apply(#strata, i -> apply(i + 1, j -> (strata#i, strata#j)));
answer = unionOf(apply(couples, (P, P') -> equidistant(P, P', Q, S)), S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
