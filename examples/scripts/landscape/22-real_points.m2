-- real_points
--
-- Computes    the points of an ideal of dimension zero, without multiplicities, as a rational
--             univariate representation {{f}, {g_1, ..., g_n}}: the points are x_i = g_i(t)/f'(t)
--             for the roots t of f, all simple, and the real points are those of the real roots
-- Reference   Rouillier: Solving zero-dimensional systems through the rational univariate
--             representation, AAECC 9 (1999); Kreuzer, Robbiano: Computational Commutative
--             Algebra 1, proposition 3.7.15 (Seidenberg's lemma)

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

-- how many of the powers of an element are linearly independent modulo a prime p: at most as many
-- as over QQ.  The element acts by a multiple of N that is not divisible by p.
powerRank = (N, one, p) -> (
    F := ZZ/p;
    action := sub(N, F);
    column := sub(one, F);
    powers := {column} | for k from 1 to numrows N - 1 list column = action * column;
    rank mutableMatrix matrix{powers}
    );

-- the minimal polynomial in S = QQ[T], monic, of the element that acts by N/d.  Its degree is
-- guessed modulo a prime, which never guesses too high; that it annihilates is verified over QQ.
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
-- x_1 + c x_2 + c^2 x_3 + ... are such; independence modulo a prime proves independence over QQ.
separatingForm = (d, tables, one) -> (
    n := #tables;
    p := 2^30;
    form := 0;
    for attempt from 1 do (
    while (p = nextPrime(p + 1); d % p == 0) do ();
    c := (attempt - n + 1) // 2 * (-1)^(attempt - n + 1);
    form = apply(n, i -> if attempt > n then c^i else if i == n - attempt then 1 else 0);
    if powerRank(sum(n, i -> form#i * tables#i), one, p) == numrows one then break);
    form
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
-- simple.  Nothing for no points.
pointsRepresentation = (I, S) -> (
    if dim I > 0
    then error("expected a zero-dimensional ideal, got one of dimension " | toString dim I);
    if dim I < 0 then return {{}, {}};
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

R = QQ[y1, y2, y3, y4];
I = ideal(
  83024380*y2*y4 - 93132221*y3*y4 + 133101297*y4^2 - 4354722*y1 + 2877394*y2 - 20713328*y3 + 28456632*y4 + 2705040,
  83024380*y1*y4 + 11399135*y3*y4 - 1145583*y4^2 - 2481050*y1 + 1456226*y2 - 12412952*y3 + 2703192*y4 + 1666080,
  83024380*y3^2 - 279396663*y3*y4 + 399303891*y4^2 - 13064166*y1 + 8632182*y2 - 62139984*y3 + 85369896*y4 + 8115120,
  83024380*y2*y3 + 102592215*y3*y4 - 10310247*y4^2 - 22329450*y1 + 13106034*y2 - 111716568*y3 + 24328728*y4 + 14994720,
  41512190*y1*y3 + 106432126*y3*y4 - 125137401*y4^2 + 5179812*y1 - 5236526*y2 + 1191212*y3 - 58817916*y4 - 2789280,
  41512190*y2^2 + 319296378*y3*y4 - 375412203*y4^2 + 15539436*y1 - 15709578*y2 + 3573636*y3 - 176453748*y4 - 8367840,
  8302438*y1*y2 - 3591072*y3*y4 + 17209563*y4^2 + 3970836*y1 - 7847678*y2 + 14130732*y3 - 16537752*y4 - 2948400,
  49814628*y1^2 - 205764323*y3*y4 + 121335705*y4^2 - 64563654*y1 + 12833178*y2 - 50454528*y3 + 213584040*y4 + 16763760,
  38309236483630181858490*y4^3 + 8140520988118706820439*y3*y4 - 17877916734582270632703*y4^2 - 66271522385207963322*y1 + 55072964987076058674*y2 - 311877880605210271088*y3 - 1977411661474389824808*y4 + 31602228509611178640,
  12769745494543393952830*y3*y4^2 + 4238137433710163268397*y3*y4 - 17049680144744495051673*y4^2 + 49632090370614534834*y1 - 21455528998913258610*y2 + 215637007929337911000*y3 - 1488176398476284350968*y4 - 35741846553417894240);
S = QQ[T];
answer = pointsRepresentation(I, S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
