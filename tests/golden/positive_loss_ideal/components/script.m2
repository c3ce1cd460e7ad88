-- positive_loss_ideal
--
-- Computes    the critical points of the squared distance (x - u)^T Q (x - u) from data u on a
--             variety, without those of loss zero: the closure of the smooth points x where
--             Q (x - u) is not zero, and a combination of the gradients of the variety's equations
-- Notes       the ideal need not be radical or equidimensional: unless it is so by quick tests, the
--             components of the variety are found, and each is treated by itself
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025)

needsPackage "MinimalPrimes";
needsPackage "Saturation";

-- a matrix of numbers of a field k that look random, with r rows and c columns, drawn from a number
-- s by the "minimal standard" of Park and Miller (1988), the same ones wherever it runs; small ones
-- in characteristic 0, so that others stay small
pseudorandomMatrix = (k, r, c, s) -> (
    state := 1 + s % 2147483646;
    largest := if char k == 0 then 100 else char k - 1;
    numbers := toList apply(r * c, i -> (
        state = 48271 * state % 2147483647;
        (1 + state % largest)_k));
    map(k^r, k^c, (i, j) -> numbers#(i * c + j))
    );

-- the section of V(I) by a general linear space, or an affine one, of dimension c: the ideal in c
-- variables.  The others are combinations of these, and of 1 for an affine space, drawn from s.
linearSection = (I, c, s, isAffine) -> (
    (R, k) := (ring I, coefficientRing ring I);
    z := local z;
    S := k(monoid[z_1 .. z_c]);
    rest := numgens R - c;
    width := if isAffine then c + 1 else c;
    columns := if isAffine then vars S | matrix{{1_S}} else vars S;
    (map(S, R, vars S | columns * transpose sub(pseudorandomMatrix(k, rest, width, s), S))) I
    );

-- whether it is plain that an ideal, other than 1, has no embedded components, and all components
-- of its variety have one dimension: since there are as many generators as the codimension, or the
-- dimension is 0 (Macaulay), or the cone over its projective closure is Cohen-Macaulay, where a
-- general linear section down to dimension 0 has the length of the degree.  The converse is wrong.
isSurelyUnmixed = (I, s) -> (
    (n, c) := (numgens ring I, codim I);
    if numgens trim I == c or c == n then return true;
    G := ideal gens gb I;
    if not isHomogeneous G then (
        z := local z;
        T := (coefficientRing ring I)(monoid[z_0 .. z_n]);
        G = homogenize((map(T, ring I, drop(gens T, -1))) G, T_n));
    section := linearSection(G, c, s, false);
    dim section == 0 and degree section == degree G
    );

-- the number of points of an ideal over a prime field, each counted once: the number of different
-- values of a linear form with the coefficients b, b^2, b^3, ..., which for a general b separates
-- them.  They are the roots of the minimal polynomial of the form in the algebra of the ideal.
differentPoints = (I, b) -> (
    R := ring I;
    k := coefficientRing R;
    if I == 1 then return 0;
    if dim I > 0 then error("expected finitely many critical points, got a set of dimension "
        | toString dim I | ": the kernel of the quadric is too large, or try another seed");
    form := sum(numgens R, i -> (b_k)^(i + 1) * R_i);
    standard := lift(basis(R/I), R);
    inBasis := M -> lift(last coefficients(M, Monomials => standard), k);
    action := inBasis((form * standard) % I);
    column := inBasis matrix{{1_R}};
    powers := {column} | toList apply(numColumns standard, i -> column = action * column);
    T := local T;
    S := k[T];
    relations := sub(gens kernel matrix{powers}, S);
    -- Groebner bases in one variable: gcd refuses characteristics above 2^29
    least := ideal(matrix{apply(#powers, i -> S_0^i)} * relations);
    degree least - degree(least + ideal diff(S_0, gens gb least))
    );

-- whether some affine section of V(I) down to dimension 0, general but for small fields, has as
-- many points as the degree of V(I): then all components of the largest dimension are reduced
isReducedOnSection = (I, s) -> (
    points := linearSection(I, codim I, s, true);
    if dim points != 0 or degree points != degree I then return false;
    separating := if char ring I == 0 then 2 + s % 97 else 1 + s;
    differentPoints(points, separating) == degree points
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

-- varieties whose union is V(I), by their ideals, each of which is radical and equidimensional: I
-- alone, if that is so by quick and sufficient tests, else all components.  A number s determines
-- the sections.  The tests are made modulo a prime p, or for p = 0 over the field itself.  Passed
-- modulo p, with the same dimension and degree, they prove it over QQ: the projective closures are
-- the fibers of a flat family then, one of them reduced, and Cohen-Macaulay if it is no complete
-- intersection, and both properties are open.
-- Nothing where the tests fail and polynomials cannot be factored, in a characteristic above 2^29.
reducedParts = (I, p, s, isRadical) -> (
    if I == 1 or I == 0 then return {I};
    below := I;
    if p > 0 then (
        T := (ZZ/p)(monoid ring I);
        below = (map(T, ring I, gens T)) I);
    good := codim below == codim I and degree below == degree I
        and isSurelyUnmixed(below, s)
        and (isRadical or isReducedOnSection(below, s));
    if good then {I} else if char ring I > 2^29 then null else componentsOf I
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

-- for varieties V(P), by their ideals, and a function f that gives a part V(f P) of each: the
-- closure of the union of these without the points that lie on two of the varieties
closureOffIntersections = (parts, f) -> (
    away := (J, P) -> if J + P == 1 then J else saturationBy(J, P);
    found := apply(#parts, i -> fold(away, f parts#i, drop(parts, {i, i})));
    if #found == 1 then found#0 else intersect found
    );

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the equations, not yet saturated, of the points x of V(I) where Q (x - u) is a combination of the
-- gradients, in a ring S with an unknown S_0 that they do not contain: by Lagrange multipliers when
-- the generators are as many as the codimension, else by minors.  S_0 and the multipliers come
-- first, to be eliminated.
criticalWithInverse = (I, Q, u) -> (
    R := ring I;
    n := numgens R;
    J := trim I;
    m := numgens J;
    gradients := jacobian generators J;
    pull := lossGradient(R, Q, u);
    c := codim J;
    free := if m == c then m else 0;
    l := local l;
    S := (coefficientRing R)[l_0 .. l_(free + n), MonomialOrder => Eliminate(free + 1)];
    toS := map(S, R, drop(gens S, free + 1));
    conditions := if m == c
    then ideal((toS gradients) * transpose matrix(S, {take(drop(gens S, 1), m)}) - toS pull)
    else toS smallMinors(c + 1, (gradients | pull) % J);
    (S, toS, toS J + conditions)
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

-- the closure of the smooth points x of V(I) where Q (x - u) is a combination of the gradients of
-- the generators of I, and not zero.  One more unknown w inverts an entry of Q (x - u); entries
-- that vanish where all before them do add nothing.
positiveLoss = (I, Q, u) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    forms := (trim ideal lossGradient(R, Q, u))_*;
    (S, toS, system) := criticalWithInverse(I, Q, u);
    free := numgens S - numgens R;
    toR := map(R, S, toList(free : 0_R) | gens R);
    outside := f -> ideal toR selectInSubring(1, gens gb(system + ideal(S_0 * toS f - 1)));
    parts := for i from 0 to #forms - 1 list (
    before := ideal take(forms, i);
    if i > 0 and system + toS before + ideal(S_0 * toS forms#i - 1) == 1 then continue;
    outside forms#i);
    found := if #parts == 0 then ideal 1_R else intersect parts;
    -- a gradient that has Q (x - u) != 0 as a multiple is not zero: one equation is smooth there
    if numgens trim I == 1 or found == 1 then found else saturationBy(found, jacobianCriterion I)
    );

R = QQ[x, y, z];
I = ideal(x*z, y*z);

-- I, or the components of V(I): by tests on sections that are drawn from a number
drawing = 1839051810;
pieces = reducedParts(I, 420564973, drawing, false);
Q = matrix(QQ, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
u = matrix(QQ, {{3, 5, 7}});
lossyOn = L -> closureOffIntersections(L, P -> positiveLoss(P, Q, u));
answer = if pieces === null then false else ideal gens gb lossyOn pieces;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
