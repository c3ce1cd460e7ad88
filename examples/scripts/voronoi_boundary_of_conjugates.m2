-- voronoi_boundary_of_conjugates
--
-- Computes    equations for the boundary of the Voronoi cell of an irrational point of a variety,
--             or of the part of it where some polynomials are not negative: of the set of all u
--             that are not closer, in the quadric Q, to any other of its points; of all conjugates
--             of the point at once.
--             The answer is {space, boundary, limits, home}, as in voronoi_boundary; the last
--             variable of S is a number that generates the field of the point's coordinates
-- Assumes     the relation is irreducible over QQ
-- Reference   Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic
--             Comput. 109 (2022), section 2
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "x"
--                 v_2 stands for "y"
--                 v_3 stands for "s_1"
--                 v_4 stands for "s_2"
--                 v_5 stands for "theta"

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

-- equations in a ring S for a vector v to be in the span of the gradients of P, at smooth points of
-- V(P): for one equation v is parallel to its gradient; else v, a column over S, is the sum of the
-- gradients with the multipliers l.  The map toS brings the ring of P to S.
gradientSpanEquations = (P, v, l, toS) -> (
    if codim P == numgens ring P then return ideal 0_(ring v);
    gradients := toS jacobian P;
    if numgens P == 1 then minors(2, v | gradients)
    else ideal(v - gradients * transpose matrix{l})
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

-- how many unknowns bisectorSystem and lineSystem need to say that points of V(P) are smooth and
-- critical: a multiplier for each of several equations.  For one equation f none, unless singular
-- points are infinitely many: then one, that inverts <w, grad f>.
criticalUnknowns = P -> (
    n := numgens ring P;
    if codim P == n then 0
    else if numgens P > 1 then numgens P
    else if n > 2 and dim(P + ideal jacobian P) > 0 then 1
    else 0
    );

-- the equation that l inverts <w, grad f>, for P = (f) and a list w.  It says that x = p + w is a
-- smooth point, if x is critical for the distance from u and as far from u as p: there
-- Q (u - x) = c grad f, and -2 c <w, grad f> is the square of the length of w.
smoothnessEquation = (P, w, l, toS) -> (
    gradient := flatten entries toS jacobian P;
    ideal(l * sum(#w, i -> w#i * gradient#i) - 1)
    );

-- the elements of an ideal that are free of its first unknowns, brought to T, whose first variables
-- stand for the remaining unknowns.  Where many points are possible (Bezout) the package Msolve
-- finds these elements much faster; else it would take longer to start.
eliminateUnknowns = (unknowns, I, T) -> (
    possible := product apply(I_*, f -> max(1, first degree f));
    rest := take(gens T, numgens ring I - #unknowns);
    if possible > 50 and instance(msolveEliminate, Function) then (
        found := msolveEliminate(unknowns, I); -- in a ring of its own, without the unknowns
        (map(T, ring found, rest)) found)
    else (map(T, ring I, toList(#unknowns : 0_T) | rest)) eliminate(unknowns, I)
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- at all conjugates of an irrational point at once: for the set X of the points of V(I) where the
-- polynomials of a list L are not negative, {space, boundary, limits, home} as voronoiBoundary
-- explains them.  The point p is a row over T = QQ[s_1, ..., s_n, theta], of polynomials in theta,
-- and m the minimal polynomial of theta, which all ideals in T contain.
conjugateBoundary = (I, L, Q, p, m) -> (
    (R, T) := (ring I, ring p);
    (n, theta) := (numgens R, last gens T);
    field := ideal m;
    atPoint := M -> sub(M, p) % field; -- over T, entries in the field of theta
    -- the rank over the field: the largest minors that are not zero there
    rankAt := M -> last select(
        0 .. min(numRows M, numColumns M), k -> gens minors(k, M) % field != 0);
    isOn := P -> atPoint gens P == 0;
    strataOf := chosen -> flatten singularityStrata if #chosen == 0 then I else I + ideal chosen;
    faces := apply(subsets L, chosen -> (chosen, strataOf chosen));
    active := select(L, h -> isOn ideal h);
    home := last select(last first select(faces, (chosen, strata) -> chosen === active), isOn);
    strata := unique flatten apply(faces, last);
    chosenColumns := G -> (
        found := {};
        scan(numColumns G, i -> (
            if rankAt G_(append(found, i)) > #found then found = append(found, i)));
        found);
    gradients := atPoint jacobian home;
    chosen := chosenColumns gradients;
    border := gradients_chosen;
    isAlone := codim home == n;
    space := if isAlone then (vars T)_(toList(0 ..< n))
        else (p + (vars T)_(toList(0 ..< #chosen)) * transpose(sub(inverse Q, T) * border)) % field;
    normal := sub(Q, T) * transpose(space - p);
    -- the points for which the given one is a degenerate critical point: see focalPoints
    focal := if isAlone then ideal 1_T else (
        hessians := apply(chosen, i -> atPoint diff(transpose vars R, diff(vars R, home_i)));
        hessian := sub(Q, T) + sum(#chosen, j -> T_j * hessians#j);
        ideal det((hessian | border) || (transpose border | map(T^#chosen, T^#chosen, 0))) + field);
    -- the normal space of a stratum that is smooth at the point, or limits of these: limitNormals
    limits := P -> (
        G := atPoint jacobian P;
        columns := chosenColumns G;
        if #columns == codim P then return minors(#columns + 1, normal | G_columns) + field;
        k := if numgens P == 1 then 0 else numgens P;
        S := QQ(monoid[vars(0 .. k + 2 * n - 1)]);
        toS := map(S, R, take(drop(gens S, k), n));
        column := transpose matrix{drop(gens S, k + n)};
        conormal := toS P + gradientSpanEquations(P, column, take(gens S, k), toS);
        conormal = saturationBy(conormal, toS jacobianCriterion P);
        if k > 0 then conormal = eliminate(take(gens S, k), conormal);
        (map(T, S, toList(k : 0_T) | flatten entries p | flatten entries normal)) conormal + field);
    -- the points that are as far from the given one as from another critical one: bisectorSystem
    between := P -> (
        if P == 0 then return ideal 1_T;
        k := criticalUnknowns P;
        used := append(take(gens T, if isAlone then n else #chosen), theta);
        S := QQ(monoid[vars(0 .. k + n + #used)]);
        toS := map(S, R, take(drop(gens S, 1 + k), n));
        given := drop(gens S, 1 + k + n);
        fromT := map(S, T, drop(given, -1) | toList(n + 1 - #used : 0_S) | {last given});
        w := apply(n, i -> toS R_i - fromT p_(0, i));
        away := first entries fromT (space - p);
        product := (a, b) -> sum(n, i -> sum(n, j -> Q_(i, j) * a#i * b#j));
        pull := transpose matrix{apply(n, i -> sum(n, j -> Q_(i, j) * (away#j - w#j)))};
        system := toS P + fromT field
            + ideal(product(w, w) - 2 * product(w, away), S_0 * product(w, w) - 1)
            + gradientSpanEquations(P, pull, take(drop(gens S, 1), k), toS);
        if k > 0 then system = if numgens P == 1 then system + smoothnessEquation(P, w, S_1, toS)
            else saturationBy(system, toS jacobianCriterion P);
        U := QQ(monoid[vars(0 ..< #used)]);
        (map(T, U, used)) eliminateUnknowns(take(gens S, 1 + k + n), system, U) + field);
    others := select(strata, P -> P != home and isOn P);
    isSmooth := P -> #chosenColumns atPoint jacobian P == codim P;
    near := smooth -> apply(select(others, P -> isSmooth P == smooth), limits);
    far := apply(strata, between) | {focal} | near true;
    union := ideals -> shortGenerators fold(intersect, ideal 1_T, apply(ideals, trim));
    {first entries space, union far, radical union near false, shortGenerators home}
    );

-- the coordinates of points, those of the normal space, and a number for the point's coordinates
R = QQ[x, y, s_1, s_2, theta];
I = ideal(-x^2 + y);
inequalities = {};
Q = matrix(QQ, {{1, 0}, {0, 1}});
point = {theta, 2_R};
-- the minimal polynomial of the number
f = first {theta^2 - 2};
Y = QQ[v_1, v_2];
S = QQ[v_3, v_4, v_5];
p = map(S, R, toList(numgens Y : 0_S) | gens S);
q = map(Y, R, gens Y | toList(numgens S : 0_Y));
answer = conjugateBoundary(
    q I, apply(inequalities, h -> q h), Q, matrix{apply(point, c -> p c)}, p f);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
