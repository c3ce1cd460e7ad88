-- critical_ideal
--
-- Computes    the critical points of the squared distance (x - u)^T Q (x - u) from data u on a
--             variety: the closure of the smooth points x where Q (x - u) is a combination of the
--             gradients of the variety's equations
--             by a vector in the left kernel of the matrix with the rows Q (x - u) and the
--             gradients, chosen by random conditions and eliminated
-- Notes       the ideal need not be radical or equidimensional: unless it is so by quick tests, the
--             components of the variety are found, and each is treated by itself
-- Assumes     that the random combinations below are general ones (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 2

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

-- a matrix M of general numbers, if it has at least r rows and just c columns; else another one
-- over the field of the ring R, drawn from s
generalMatrix = (M, R, r, c, s) -> (
    good := M =!= null and numRows M >= r and numColumns M == c;
    if good then M else pseudorandomMatrix(coefficientRing R, r, c, s)
    );

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- a linear combination of the maximal minors of a matrix with no more columns than rows: general
-- ones have general coefficients, for a general matrix B of numbers
minorOf = (M, B) -> det(sub(B^(toList(0 ..< numColumns M)), ring M) * M);

-- codim I gradients that span all of those of the generators of I at a general smooth point: the
-- columns of a matrix.  These are linear combinations, by the first rows of the matrix A, unless
-- the number of generators is the codimension already; then A may be null.
generalGradients = (I, A) -> (
    R := ring I;
    c := codim I;
    gradients := jacobian generators I;
    if A =!= null and numgens I > c then gradients = gradients * transpose sub(A, R);
    gradients_(toList(0 ..< c))
    );

-- for general u, the equations of the critical points on V(I) together with a vector l in the left
-- kernel of the matrix whose rows are Q (x - u) and all gradients of the generators.  At a smooth
-- point that is critical the kernel has the dimension m + 1 - codim I for m generators; as many
-- rows of the general matrix C choose the vector with C l = (1, 0, ..., 0).  Where l_0 = 0, only
-- the gradients are dependent: one more unknown inverts l_0.  For a degenerate Q it inverts a
-- combination of maximal minors of gradients as well, by A and B as in criticalSystem.
leftKernelSystem = (I, Q, u, C, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    rows := lossGradient(R, Q, u) | jacobian generators I;
    m := numColumns rows - 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + m + 2)];
    toS := map(S, R, take(gens S, n));
    kernel := transpose matrix(S, {take(drop(gens S, n), m + 1)});
    chosen := sub(C^(toList(0 .. m - codim I)), S) * kernel;
    inverted := kernel_(0, 0);
    if B =!= null then inverted = inverted * toS minorOf(generalGradients(I, A), B);
    equations := flatten entries ((toS rows) * kernel) | {chosen_(0, 0) - 1}
        | drop(flatten entries chosen, 1) | {last gens S * inverted - 1};
    ideal select((toS I)_* | equations, f -> f != 0)
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

-- the elements of an ideal that contain the first of its unknowns only, brought to the ring T,
-- whose variables stand for these
projectionToFirst = (I, T) -> (
    S := ring I;
    n := numgens T;
    free := numgens S - n;
    if free == 0 then return (map(T, S, gens T)) I;
    z := local z;
    U := (coefficientRing S)[z_1 .. z_(free + n)];
    eliminateUnknowns(take(gens U, free), (map(U, S, drop(gens U, free) | take(gens U, free))) I, T)
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

-- the critical points on V(I) of a system of equations for them and for further unknowns, which
-- come last and have one value at each smooth point where the gradients combined by the matrix A
-- span all: eliminating them loses nothing, and adds nothing but limits.  Elsewhere a combination
-- of maximal minors of these gradients vanishes, general for a general matrix B, and what is there
-- goes.  Most often there is nothing, which a random prime p shows in no time.
criticalPart = (I, system, A, B, p) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    found := I + projectionToFirst(system, R);
    minor := minorOf(generalGradients(I, A), B);
    T := (ZZ/p)(monoid R);
    toT := map(T, R, gens T);
    if toT found + ideal toT minor == 1 then found else saturationBy(found, ideal minor)
    );

-- for varieties V(P), by their ideals, and a function f that gives a part V(f P) of each: the
-- closure of the union of these without the points that lie on two of the varieties
closureOffIntersections = (parts, f) -> (
    away := (J, P) -> if J + P == 1 then J else saturationBy(J, P);
    found := apply(#parts, i -> fold(away, f parts#i, drop(parts, {i, i})));
    if #found == 1 then found#0 else intersect found
    );

R = QQ[x, y, z];
I = ideal(x*z, y*z);

-- I, or the components of V(I): by tests on sections that are drawn from a number
drawing = 1839051810;
pieces = reducedParts(I, 420564973, drawing, true);
Q = matrix(QQ, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
u = matrix(QQ, {{3, 5, 7}});

-- random numbers, drawn from seed 1
A = matrix(QQ, {{65, 61}, {26, 9}});
B = matrix(QQ, {{36, 80, 84}, {29, 63, 80}});
C = matrix(QQ, {{34, 7, 60}, {92, 15, 4}, {84, 33, 88}});
criticalOn = P -> (
    a := generalMatrix(A, R, codim P, numgens P, drawing + 2);
    b := generalMatrix(B, R, codim P, numgens R, drawing + 3);
    c := generalMatrix(C, R, numgens P + 1, numgens P + 1, drawing + 4);
    system := leftKernelSystem(P, Q, u, c, null, null);
    criticalPart(P, system, a, b, 373061021));
critical = closureOffIntersections(pieces, criticalOn);
answer = ideal gens gb critical;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
