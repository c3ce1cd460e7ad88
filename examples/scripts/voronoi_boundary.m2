-- voronoi_boundary
--
-- Computes    equations for the boundary of the Voronoi cell of a point of a variety, or of the
--             part of it where some polynomials are not negative: of the set of all u that are not
--             closer, in the quadric Q, to any other of its points.
--             The answer is {space, boundary, limits, home}.  Home is the stratum of the point: the
--             variety, a face, a component of the singular locus of these, of the singular locus of
--             that, ..., whichever the point is a smooth point of.  The cell lies in the normal
--             space of home, whose points u have the coordinates s_i.  Its boundary lies in the
--             union of two varieties.
--             Boundary: the u that are as far from the point as from another critical point on some
--             stratum; the u for which the point is a degenerate critical point; the normal spaces
--             of other strata that are smooth at the point.
--             Limits: those of normal spaces at points that approach the given one, on strata that
--             are singular there
-- Reference   Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic
--             Comput. 109 (2022), section 2

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

-- whether a point, a row p of numbers, is on V(I)
isOnVariety = (p, I) -> sub(gens I, p) == 0;

-- the stratum that a point is on: of the components of a variety, of its singular locus, of the
-- singular locus of that, ..., which are given, the last one through the point
stratumThrough = (strata, p) -> (
    through := select(strata, P -> isOnVariety(p, P));
    if #through == 0 then error "expected a point of the variety";
    last through
    );

-- the places of columns of a matrix over a field that are a basis of its column space, the first
-- ones that are
independentColumns = M -> (
    chosen := {};
    scan(numColumns M, i -> (
        if rank M_(append(chosen, i)) > #chosen then chosen = append(chosen, i)));
    chosen
    );

-- the points u = p + sum s_i v_i with Q (u - p) orthogonal to the tangent space of V(P) at a smooth
-- point p, as a row over T, whose first variables s_i serve as coordinates; Q v_i are gradients of
-- generators of P.  When V(P) is the point alone, all of space: u = s.
normalSpace = (P, Q, p, T) -> (
    n := numgens ring P;
    if codim P == n then return (vars T)_(toList(0 ..< n));
    gradients := sub(jacobian P, p);
    gradients = gradients_(independentColumns gradients);
    directions := inverse Q * gradients;
    p + (vars T)_(toList(0 ..< numColumns directions)) * transpose directions
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

-- the limits of the normal spaces of V(P) at smooth points that approach p, cut with the affine
-- space through p that u, a row over T = QQ[s_1, ...], gives.  For a plane curve these are the
-- lines that are orthogonal to its tangents, the zeros of the form of lowest degree.
limitNormals = (P, Q, p, u) -> (
    (R, T) := (ring P, ring u);
    (n, m) := (numgens R, if numgens P == 1 then 0 else numgens P);
    normal := sub(Q, T) * transpose(u - sub(p, T));
    gradients := sub(jacobian P, p);
    tangents := sub(gens ker transpose gradients, T);
    if rank gradients == codim P then return ideal(transpose normal * tangents);
    if n == 2 and codim P == 1 then (
        f := (map(R, R, vars R + sub(p, R))) P_0;
        lowest := part(min apply(terms f, first @@ degree), f);
        return ideal (map(T, R, {-normal_(1, 0), normal_(0, 0)})) lowest);
    l := local l;
    S := QQ[l_1 .. l_(m + 2 * n)];
    toS := map(S, R, take(drop(gens S, m), n));
    column := transpose matrix{drop(gens S, m + n)};
    conormal := toS P + gradientSpanEquations(P, column, take(gens S, m), toS);
    conormal = saturationBy(conormal, toS jacobianCriterion P);
    if m > 0 then conormal = eliminate(take(gens S, m), conormal);
    place := flatten entries sub(p, T) | flatten entries normal;
    (map(T, S, toList(m : 0_T) | place)) conormal
    );

-- the u that are as far from p as from the only point of V(P), if that is another one; P has linear
-- generators, and u is a row of polynomials
bisectorOfPoint = (P, Q, p, u) -> (
    origin := map(QQ, ring P, toList(numgens ring P : 0));
    w := -transpose(inverse sub(transpose jacobian P, QQ) * transpose origin gens P) - p;
    if w == 0 then return ideal 1_(ring u);
    ideal(2 * (u - p) * Q * transpose w - w * Q * transpose w)
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

-- the polynomial over S whose coefficients are the digits of an integer to the base 2^N, digits
-- from -2^(N - 1) up to 2^(N - 1) - 1: what has the integer as its value where the variables are
-- 2^N, 2^(N b), 2^(N b^2), ..., of degree below b in each variable
fromDigits = (value, N, b, S) -> (
    terms := {0_S};
    k := 0;
    while value != 0 do (
        c := value % 2^N;
        if c >= 2^(N - 1) then c = c - 2^N;
        if c != 0 then terms = append(terms, c * S_(apply(numgens S, i -> k // b^i % b)));
        value = (value - c) // 2^N;
        k = k + 1);
    sum terms
    );

-- a multiple, by a number that is not zero, of the discriminant of the binary form with the
-- coefficients c_0, ..., c_n, polynomials in S with integer coefficients: the Bezout determinant of
-- its partial derivatives.  It vanishes where the form has a multiple root, infinity included.
-- All is done with integers: values from which the polynomial can be read, as numbers of digits and
-- degrees are known.
binaryDiscriminant = (c, S) -> (
    n := #c - 1;
    if n < 2 then return 1_S;
    bezout := (L, sign) -> (
        a := apply(n, j -> (j + 1) * L#(j + 1));
        b := apply(n, j -> (n - j) * L#j);
        table(n - 1, n - 1, (i, j) -> sum(1 + min(i, n - 2 - j),
            k -> a#(j + k + 1) * b#(i - k) + sign * a#(i - k) * b#(j + k + 1))));
    -- no coefficient is larger than the product of the sums of the rows, with absolute values
    sizes := apply(c, f -> sum(flatten entries last coefficients f, a -> abs lift(a, ZZ)));
    largest := product(bezout(sizes, 1), row -> max(1, sum row));
    N := 2 + 4 * #toString largest; -- 2^N > 2 largest, since 10 < 2^4
    b := 1 + 2 * (n - 1) * max apply(c, f -> if f == 0 then 0 else first degree f);
    at := map(QQ, S, apply(numgens S, i -> (2^(N * b^i))_QQ));
    values := apply(c, f -> lift(at f, ZZ));
    fromDigits(det matrix bezout(values, -1), N, b, S)
    );

-- the same for a plane curve f = 0 through p, where u is any point of the plane and p is singular,
-- or u is on the normal line of a smooth point p; null where the argument below does not apply.
--
-- The points as far from u as p are on a circle: p + r (1, t) with r = 2 L/q, L = <u - p, (1,
-- t)> and q = <(1, t), (1, t)>.  Let f = f_m + ... + f_d, where f_i is a form of degree i in x -
-- p.  On the circle f is the sum of the f_i(1, t) (2 L)^i q^(d - i), but for q^d.  Divide it by
-- L^m or, on the normal line, where L = s l and f_1 = c l, by 2 s l^2.  A zero t of what remains
-- with L and q not 0 is a point of the curve other than p, and a multiple zero one that is
-- critical or singular: what is looked for is the discriminant.  It contains more only if t is a
-- multiple zero for infinitely many u, or on the normal line for one, with
--   L = q = 0: then <u - p, u - p> = 0, which is divided out, as no real u but p satisfies it;
--   q = 0 only: then f_d = 0, the curve has the points of all circles at infinity; null;
--   L = 0 only: p being singular, t is a multiple zero of f_m and one of f_(m + 1); null;
--   l = 0 on the normal line: then u is the focal point; null where that is a zero.
bisectorByCircles = (P, Q, p, u) -> (
    (R, T, k) := (ring P, ring u, #support u);
    if numgens R != 2 or numgens P != 1 or not isOnVariety(p, P) then return null;
    F := (map(R, R, vars R + sub(p, R))) P_0;
    (m, d) := (min apply(terms F, first @@ degree), first degree F);
    if (k == 1) != (m == 1) then return null;
    forms := apply(d + 1, i -> part(i, F));
    multiple := gcd(diff(R_0, forms#m), diff(R_1, forms#m));
    if 1 < m and m < d and gcd(multiple, forms#(m + 1)) != 1 then return null;
    S := QQ(monoid[vars(0 .. k)]); -- the coordinates of u, and t
    toward := matrix{{1, S_k}};
    f := apply(forms, g -> (map(S, R, toward)) g);
    q := (toward * Q * transpose toward)_(0, 0);
    if gcd(f#d, q) != 1 then return null;
    away := (map(S, T, take(gens S, k) | toList(numgens T - k : 0_S))) u - p;
    L := (away * Q * transpose toward)_(0, 0);
    l := L;
    c := 0;
    rest := if k == 2 then sum(m .. d, i -> f#i * (2 * L)^(i - m) * q^(d - i)) else (
        l = diff(S_0, L);
        c = f#1 // l;
        if first degree c > 0 or c * l != f#1 then return null;
        sum(2 .. d, i -> f#i * (2 * S_0)^(i - 1) * l^(i - 2) * q^(d - i)) + c * q^(d - 1));
    rest = primitivePart rest;
    toT := map(T, S, take(gens T, k) | {0_T});
    size := if k == 2 then 2 * d - m else 2 * d - 2;
    D := binaryDiscriminant(apply(size + 1, i -> toT contract(S_k^i, rest)), T);
    if D == 0 then return null;
    if k == 2 then (
        square := ((u - p) * Q * transpose(u - p))_(0, 0);
        while D % square == 0 do D = D // square;
        return ideal D);
    D = D // T_0^(min apply(exponents D, first));
    if d == 1 then return ideal D;
    normal := sub(diff(T_0, u), QQ) * Q;
    along := map(QQ, R, {-normal_(0, 1), normal_(0, 0)}); -- on tangent vectors
    focal := lift(c, QQ) * along (vars R * Q * transpose vars R)_(0, 0) + 2 * along forms#2 * T_0;
    if first degree focal > 0 and D % focal == 0 then null else ideal D
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

-- the same where all u are on the line p + s v, without s: this is <w,w> / (2 <w,v>), and the first
-- unknown inverts 2 <w,v>, which is not zero for a real x other than p.  Both the equations and s,
-- as a polynomial in the unknowns.
lineSystem = (P, Q, p, v) -> (
    n := numgens ring P;
    m := criticalUnknowns P;
    S := QQ(monoid[vars(0 .. m + n)]);
    multipliers := take(drop(gens S, 1), m);
    toS := map(S, ring P, drop(gens S, 1 + m));
    w := apply(n, i -> S_(1 + m + i) - p_(0, i));
    away := apply(n, j -> sum(n, i -> Q_(i, j) * w#i));
    toward := first entries(v * Q);
    square := sum(n, i -> away#i * w#i);
    slope := 2 * sum(n, i -> toward#i * w#i);
    normal := transpose matrix{apply(n, i -> square * toward#i - slope * away#i)};
    system := toS P + ideal(S_0 * slope - 1) + gradientSpanEquations(P, normal, multipliers, toS);
    if numgens P == 1 and m == 1 then system = system + smoothnessEquation(P, w, S_1, toS)
    else if m > 0 then system = saturationBy(system, toS jacobianCriterion P);
    (system, square * S_0)
    );

-- how many of the powers of an element are linearly independent modulo a prime p: at most as many
-- as over QQ.  The element acts by a multiple of N that is not divisible by p.
powerRank = (N, one, p) -> (
    F := ZZ/p;
    action := sub(N, F);
    column := sub(one, F);
    powers := {column} | for k from 1 to numrows N - 1 list column = action * column;
    rank mutableMatrix matrix{powers}
    );

-- the columns of 1, t, ..., t^r, where t acts by N/d: integer columns and, for each of them, the
-- integer that it is to be divided by.  Without fractions inside, products need no common divisors.
powerVectors = (N, d, one, r) -> (
    column := one;
    below := 1;
    powers := for k from 0 to r list (
    if k > 0 then (
        column = N * column;
        below = d * below;
        common := gcd prepend(below, flatten entries column);
        below = below // common;
        column = matrix apply(entries column, row -> {row#0 // common}));
    (column, below));
    (apply(powers, first), apply(powers, last))
    );

-- the minimal polynomial in S = QQ[T], monic, of the element that acts by N/d.  Its degree is
-- guessed modulo a prime, which never guesses too high; that it annihilates is verified over QQ.
-- Primes in vain divide d or some minors that are not zero, so that there are finitely many.
leastPolynomial = (N, d, one, S) -> (
    p := 2^30;
    while true do (
    p = nextPrime(p + 1);
    if d % p == 0 then continue;
    r := powerRank(N, one, p);
    (columns, below) := powerVectors(N, d, one, r);
    K := sub(matrix{take(columns, r)}, QQ);
    image := sub(columns#r, QQ);
    -- the columns of K are independent over QQ, hence the Gram matrix is regular
    (A, b) := if r == numrows N then (K, image) else (transpose K * K, transpose K * image);
    relation := matrix solve(mutableMatrix A, mutableMatrix b);
    if K * relation == image then return (
        S_0^r - sum(r, k -> relation_(k, 0) * below#k / below#r * S_0^k)));
    );

-- the squarefree polynomial in T = QQ[s, ...], in its first variable, whose roots are the values of
-- a polynomial g at the points of an ideal of dimension zero
valuePolynomial = (I, g, T) -> (
    if I == 1 then return 1_T;
    standard := lift(basis(ring I / I), ring I);
    N := lift(last coefficients((g * standard) % I, Monomials => standard), QQ);
    one := transpose matrix{apply(first entries standard, b -> if b == 1 then 1 else 0)};
    d := lcm apply(flatten entries N, denominator);
    m := leastPolynomial(lift(d * N, ZZ), d, one, T);
    m // gcd(m, diff(T_0, m))
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

-- the same where u is on a line: finitely many points, unless infinitely many points of V(P) are
-- as far from one u.  A few are found in the algebra of the points of V(P).
bisectorOnLine = (P, Q, p, u) -> (
    T := ring u;
    (system, s) := lineSystem(P, Q, p, sub(diff(T_0, u), QQ));
    possible := product apply(system_*, f -> max(1, first degree f));
    few := possible <= 200 or not instance(msolveEliminate, Function);
    if few and dim system <= 0 then return ideal valuePolynomial(system, s, T);
    l := local l;
    S := QQ[l_1 .. l_(numgens ring system + 1)];
    toS := map(S, ring system, drop(gens S, -1));
    eliminateUnknowns(drop(gens S, -1), toS system + ideal(last gens S - toS s), T)
    );

-- the points x of V(P) that are critical for the distance from u and as far from u as p, for a row
-- u of polynomials in s_1, ..., s_k: equations in the unknowns l_1, l_2, ..., which are followed by
-- x and s.
--
-- Being as far says <w,w> = 2 <w, u - p>, with w = x - p and the scalar product of Q.  The first
-- unknown inverts <w,w>, which is positive for every real x other than p.  Singular points of V(P)
-- are removed, unless it is a hypersurface with finitely many: these are strata by themselves.
bisectorSystem = (P, Q, p, u) -> (
    n := numgens ring P;
    m := criticalUnknowns P;
    k := #support u;
    S := QQ(monoid[vars(0 .. m + n + k)]);
    multipliers := take(drop(gens S, 1), m);
    x := take(drop(gens S, 1 + m), n);
    toS := map(S, ring P, x);
    given := drop(gens S, 1 + m + n) | toList(numgens ring u - k : 0_S);
    away := first entries((map(S, ring u, given)) u - p);
    w := apply(n, i -> x#i - p_(0, i));
    product := (a, b) -> sum(n, i -> sum(n, j -> Q_(i, j) * a#i * b#j));
    normal := apply(n, i -> sum(n, j -> Q_(i, j) * (away#j - w#j)));
    system := toS P + ideal(product(w, w) - 2 * product(w, away), S_0 * product(w, w) - 1)
        + gradientSpanEquations(P, transpose matrix{normal}, multipliers, toS);
    if m == 0 then system
    else if numgens P == 1 then system + smoothnessEquation(P, w, S_1, toS)
    else saturationBy(system, toS jacobianCriterion P)
    );

-- the closure of the u for which a point of V(P) other than p is critical and as far from u as p,
-- where u is a row over T = QQ[s_1, ...] that gives an affine space through p by some of the s_i
bisector = (P, Q, p, u) -> (
    n := numgens ring P;
    if P == 0 then return ideal 1_(ring u); -- only u itself is critical in all of space
    isPoint := numgens P == n and all(P_*, h -> first degree h == 1);
    if isPoint then return bisectorOfPoint(P, Q, p, u);
    byCircles := bisectorByCircles(P, Q, p, u);
    if byCircles =!= null then return byCircles;
    if #support u == 1 then return bisectorOnLine(P, Q, p, u);
    system := bisectorSystem(P, Q, p, u);
    eliminateUnknowns(drop(gens ring system, -#support u), system, ring u)
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

-- the points u = p + sum s_i v_i of the normal space of V(P) at a smooth point p for which p is a
-- degenerate critical point of the distance: one equation in the s_i, which are the multipliers of
-- the gradients that the v_i were made of.  It is the determinant of the Hessian matrix of the
-- Lagrange function, bordered by these gradients.
focalPoints = (P, Q, p, T) -> (
    (R, c) := (ring P, codim P);
    if c == numgens R then return ideal 1_T;
    gradients := sub(jacobian P, p);
    chosen := independentColumns gradients;
    hessians := apply(chosen, i -> sub(diff(transpose vars R, diff(vars R, P_i)), p));
    hessian := Q + sum(c, j -> (gens T)#j * hessians#j);
    border := gradients_chosen;
    ideal det((hessian | border) || (transpose border | map(QQ^c, QQ^c, 0)))
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- for the set X of the points of V(I) where the polynomials of a list L are not negative, and a
-- point p of X: {space, boundary, limits, home}.  Home is the stratum, of V(I) or of a face of X,
-- that p is a smooth point of, and the space is its normal space there, with coordinates in T.  The
-- boundary is made of the bisectors of p and all strata, of V(I) and of all faces of X; of the
-- points of the space for which p is a degenerate critical point; and of the normal spaces at p of
-- the other strata that are smooth there.  Limits are those of normal spaces of strata that are
-- singular at p.
voronoiBoundary = (I, L, Q, p, T) -> (
    strataOf := chosen -> flatten singularityStrata if #chosen == 0 then I else I + ideal chosen;
    faces := apply(subsets L, chosen -> (chosen, strataOf chosen));
    active := select(L, h -> sub(h, p) == 0);
    home := stratumThrough(last first select(faces, (chosen, strata) -> chosen === active), p);
    strata := unique flatten apply(faces, last);
    space := normalSpace(home, Q, p, T);
    isSmooth := P -> rank sub(jacobian P, p) == codim P;
    others := select(strata, P -> P != home and isOnVariety(p, P));
    near := smooth -> apply(
        select(others, P -> isSmooth P == smooth), P -> limitNormals(P, Q, p, space));
    far := apply(strata, P -> bisector(P, Q, p, space));
    boundary := unionOf(far | {focalPoints(home, Q, p, T)} | near true, T);
    {first entries space, boundary, unionOf(near false, T),
        if numgens home == 1 then home else shortGenerators home}
    );

R = QQ[x, y];
I = ideal(x^3 + y^2);
inequalities = {};
point = matrix(QQ, {{0, 0}});
Q = matrix(QQ, {{1, 0}, {0, 1}});
S = QQ[s_1, s_2];
answer = voronoiBoundary(I, inequalities, Q, point, S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
