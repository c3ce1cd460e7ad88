-- real_points
--
-- Computes    the points of an ideal of dimension zero, without multiplicities, as a rational
--             univariate representation {{f}, {g_1, ..., g_n}}: the points are x_i = g_i(t)/f'(t)
--             for the roots t of f, all simple, and the real points are those of the real roots.
--             And their number modulo a large prime, drawn at random, to compare with
-- Reference   Rouillier: Solving zero-dimensional systems through the rational univariate
--             representation, AAECC 9 (1999); Kreuzer, Robbiano: Computational Commutative
--             Algebra 1, proposition 3.7.15 (Seidenberg's lemma)

-- where a computation turns out to be large
solverPackage = memoize(() -> (
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
    solver
    ));

-- the algebra A = R/I of an ideal of dimension zero over QQ, in the basis of the standard
-- monomials: a common denominator d, the integer matrices of d * x_i, one for each variable, and
-- the column of 1
multiplicationTable = I -> (
    R := ring I;
    standard := lift(basis(R/I), R);
    columns := apply(gens R, x -> lift(last coefficients(
        (x * standard) % I, Monomials => standard), QQ));
    d := lcm apply(flatten apply(columns, M -> flatten entries M), denominator);
    one := transpose matrix{apply(flatten entries standard, b -> if b == 1 then 1 else 0)};
    (d, apply(columns, M -> lift(d * M, ZZ)), one)
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

-- coefficients of a linear form whose powers span the algebra, which is reduced: this says that the
-- form takes different values at different points.  All but finitely many of the forms
-- x_1 + c x_2 + c^2 x_3 + ... are such: two points exclude at most n - 1 values of c.  Independence
-- modulo a prime proves independence over QQ; as many forms again are tried for primes that fail.
separatingForm = (d, tables, one) -> (
    n := #tables;
    p := 2^30;
    most := n + 2 * ((n - 1) * binomial(numrows one, 2) + 1);
    for attempt from 1 to most do (
    while (p = nextPrime(p + 1); d % p == 0) do ();
    c := (attempt - n + 1) // 2 * (-1)^(attempt - n + 1);
    form := apply(n, i -> if attempt > n then c^i else if i == n - attempt then 1 else 0);
    if powerRank(sum(n, i -> form#i * tables#i), one, p) == numrows one
    then return form);
    error "expected a reduced algebra"
    );

-- the rational univariate representation {f, g_1, ..., g_n} in S = QQ[T] of the points of a reduced
-- algebra by a separating linear form t: f is the minimal polynomial of t, and f'(t) x_i = g_i(t).
-- The coefficients of f are integers without common divisor.
univariateRepresentation = (d, tables, one, form, S) -> (
    T := S_0;
    D := numrows one;
    N := sum(#tables, i -> form#i * tables#i);
    (columns, below) := powerVectors(N, d, one, D - 1);
    K := sub(matrix{columns}, QQ);
    f := leastPolynomial(N, d, one, S);
    numbers := apply(flatten entries last coefficients f, c -> lift(c, QQ));
    f = lcm apply(numbers, denominator) * f; -- it was monic
    slope := diff(T, f);
    value := sum(D, k -> lift(slope_(T^k), QQ) / below#k * columns#k);
    sides := matrix{apply(tables, M -> 1/d * (M * value))};
    found := matrix solve(mutableMatrix K, mutableMatrix sides);
    prepend(f, apply(#tables, i -> sum(D, k -> found_(k, i) * below#k * T^k)))
    );

-- the points of an ideal of dimension zero over QQ, without multiplicities, by polynomials in
-- S = QQ[T]: {{f}, {g_1, ..., g_n}}.  The points are x_i = g_i(t)/f'(t) for the roots t of f, all
-- simple.  Nothing for no points.  If so many are known already, and there are not more with
-- multiplicities, their number only.
pointsRepresentation = (I, S, known) -> (
    if dim I > 0
    then error("expected a zero-dimensional ideal, got one of dimension " | toString dim I);
    if dim I < 0 then return {{}, {}};
    if degree I == known then return {known};
    (d, tables, one) := multiplicationTable I;
    least := apply(tables, N -> leastPolynomial(N, d, one, S));
    values := apply(least, m -> m // gcd(m, diff(S_0, m)));
    values = apply(values, m -> 1/leadCoefficient m * m);
    -- Seidenberg's lemma: with a squarefree polynomial in each variable an ideal is radical
    if values != least then (
    R := ring I;
    J := I + ideal apply(numgens R, i -> (map(R, S, {R_i})) values#i);
    (d, tables, one) = multiplicationTable J);
    form := separatingForm(d, tables, one);
    representation := univariateRepresentation(d, tables, one, form, S);
    {take(representation, 1), drop(representation, 1)}
    );

-- a Groebner basis of an ideal over a prime field, fast for primes below 2^15
modularBasis = J -> forceGB groebnerBasis(J, Strategy => "F4");

-- the row of polynomials in a ring S, of as many variables, that msolve answers about an ideal
-- when it is called with these words; as its package does it, but for a substitution of each
-- variable by itself that takes longer than all else
msolved = (I, words, S) -> (
    tool := name -> value (solverPackage())#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") ideal select(I_*, f -> f != 0);
    once := options value (solverPackage()).Dictionary#"msolveGB" ++ {Threads => 1};
    file := (tool "msolve")(P, K, J_*, words, once);
    internal := name -> value Core#"private dictionary"#name;
    map(S, (internal "rawMatrixReadMsolveFile")((internal "raw") S, file))
    );

-- a Groebner basis of an ideal in the graded reverse lexicographic order, by exact arithmetic:
-- over prime fields by F4, that of Macaulay2 for primes below 2^15, else that of msolve where its
-- package is installed
exactBasis = I -> (
    p := char ring I;
    if p == 0 or p > 2^15 and solverPackage() === null then return gb I;
    equations := select(I_*, f -> f != 0);
    if equations === {} or any(equations, isConstant) then return gb I;
    if p < 2^15 then modularBasis ideal equations else forceGB msolved(I, "-g 2", ring I)
    );

-- an ideal over QQ modulo a prime that divides none of its numbers
reducedModulo = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    (map(R, ring I, gens R)) I
    );

-- how many different points an ideal of dimension zero over a large prime field has, with the
-- Groebner basis G and the standard monomials in the row B: how many values a random linear form
-- takes, the different roots of its minimal polynomial.  Only an unlucky form takes fewer.
distinctPoints = (G, B, form) -> (
    R := ring G;
    F := coefficientRing R;
    D := numcols B;
    t := sum(numgens R, i -> form#i * R_i);
    action := mutableMatrix lift(last coefficients((t * B) % G, Monomials => B), F);
    one := mutableMatrix lift(last coefficients(matrix{{1_R}}, Monomials => B), F);
    -- the columns of 1, t, ..., t^D, in each step twice as many
    powers := one;
    while numcols powers <= D do (
        powers = mutableMatrix(matrix powers | matrix(action * powers));
        action = action * action);
    r := rank powers;
    relation := flatten entries nullSpace mutableMatrix (matrix powers)_{0..r};
    S := F(monoid[getSymbol "T"]);
    f := sum(r + 1, k -> relation#k * S_0^k);
    r - first degree gcd(f, diff(S_0, f))
    );

-- how many different points an ideal of dimension zero over QQ has modulo a large prime, -1 for
-- infinitely many
numberModulo = (I, p, form) -> (
    -- a small basis is found before msolve has started
    G := (if degree I < 40 then modularBasis else exactBasis) reducedModulo(I, p);
    L := monomialIdeal leadTerm gens G;
    if dim L < 0 then return 0;
    if dim L > 0 then return -1;
    distinctPoints(G, lift(basis(ring G / L), ring G), form)
    );

R = QQ[x, y];
I = ideal(x^2 - 2, y^2 - 3);
S = QQ[T];
form = {213694078, 159413024};
answer = append(pointsRepresentation(I, S, 0), numberModulo(I, 424831871, form));

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
