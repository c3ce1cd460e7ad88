-- positive_loss_degree
--
-- Computes    modulo a prime, the number of different critical points of the squared distance
--             (x - u)^T Q (x - u) from general data u on the smooth part of a variety, without
--             those of loss zero: Q (x - u) is not zero, and a combination of as many gradients
--             as the codimension
-- Notes       the ideal need not be radical or equidimensional: unless it is so by quick tests, the
--             components of the variety are found, and each is treated by itself
-- Assumes     that the prime and the random data below are general ones (not checked)
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025)
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "f"

needsPackage "Saturation";
needsPackage "MinimalPrimes";

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

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- a linear combination of the maximal minors of a matrix with no more columns than rows: general
-- ones have general coefficients, for a general matrix B of numbers
minorOf = (M, B) -> det(sub(B^(toList(0 ..< numColumns M)), ring M) * M);

-- for general u, the equations of the critical points on V(I) together with the multipliers of
-- codim I gradients, combined by the matrix A.  General combinations span all gradients at a given
-- smooth point; where they are dependent, general u and a nondegenerate Q leave no solution.  For a
-- degenerate Q a matrix B is given as well, and one more unknown inverts a combination of their
-- maximal minors.
criticalSystem = (I, Q, u, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    gradients := generalGradients(I, A);
    c := numColumns gradients;
    inverses := if B === null then 0 else 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c + inverses)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {take(drop(gens S, n), c)});
    system := toS I + ideal(combined - toS lossGradient(R, Q, u));
    if B =!= null then system = system + ideal(last gens S * toS minorOf(gradients, B) - 1);
    ideal select(system_*, f -> f != 0)
    );

-- for general u, the equations of the critical points x on V(I) with Q (x - u) != 0, with their
-- multipliers as in criticalSystem.  One more unknown inverts the entry of Q (x - u) that the row b
-- combines: for general b it vanishes at none of finitely many points unless all entries do.  The
-- matrix B keeps singular points away; it is null for one equation, since a gradient that has
-- Q (x - u) != 0 as a multiple is not zero.
positiveLossSystem = (I, Q, u, A, B, b) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    system := criticalSystem(I, Q, u, A, B);
    S := ring system;
    w := local w;
    T := (coefficientRing S)[w_0 .. w_(numgens S)];
    toT := map(T, S, drop(gens T, -1));
    xs := map(T, R, take(gens T, numgens R));
    loss := xs sub(b, R) * xs lossGradient(R, Q, u);
    toT system + ideal(last gens T * loss_(0, 0) - 1)
    );

-- a system of equations in the variables of R and further unknowns, which come last, without its
-- solutions on some varieties, given by a list of ideals of R.  One more unknown inverts the
-- product of general combinations, drawn from s, of the generators of each: it vanishes at none of
-- finitely many other points.
systemOutside = (system, others, s) -> (
    if #others == 0 then return system;
    (S, R) := (ring system, ring first others);
    (k, z) := (coefficientRing S, local z);
    T := k(monoid[z_0 .. z_(numgens S)]);
    toT := map(T, S, drop(gens T, -1));
    toS := map(S, R, take(gens S, numgens R));
    combined := apply(#others, i -> (
        (gens others#i * sub(pseudorandomMatrix(k, numgens others#i, 1, s + i), R))_(0, 0)));
    toT system + ideal(last gens T * toT toS product combined - 1)
    );

R = (ZZ/366284851)[a, b, c, d, e, v_1];
I = ideal(-b*d + a*e, -c*d + a*v_1, -c*e + b*v_1);

-- I, or the components of V(I): by tests on sections that are drawn from a number
drawing = 1043721539;
pieces = reducedParts(I, 0, drawing, false);
Q = matrix(QQ, {
  {17, 5, 9, 5, 9, -12},
  {5, 36, 0, 6, 7, -14},
  {9, 0, 14, 12, 7, -12},
  {5, 6, 12, 17, 8, -13},
  {9, 7, 7, 8, 33, -17},
  {-12, -14, -12, -13, -17, 20}});

-- random numbers, drawn from seed 1
u = matrix(QQ, {{72136255, 305589002, 33880219, 136939144, 63307122, 265984688}});
generalForm = matrix(QQ, {{47178924, 281998698, 357634096, 328827489, 360012935, 305471518}});
separator = 110749631;
A = matrix(QQ, {
  {269795142, 255155901, 104863197},
  {34117033, 103118421, 8129508},
  {218420787, 147028074, 70984446}});
B = matrix(QQ, {
  {150206119, 334366071, 350077635, 118788539, 260928685, 333635270},
  {298380729, 284275885, 105961515, 130447958, 30944967, 119770986},
  {312213611, 71546813, 34205259, 123139841, 233007288, 349270357}});
degreeOn = P -> (
    a := generalMatrix(A, R, codim P, numgens P, drawing + 2);
    b := generalMatrix(B, R, codim P, numgens R, drawing + 3);
    system := positiveLossSystem(P, Q, u, a, b, generalForm);
    -- for a singular quadric also points where components meet can be critical for general data
    system = systemOutside(system, select(pieces, J -> J =!= P), drawing + 4);
    differentPoints(system, separator));
answer = if pieces === null then false else sum(pieces, degreeOn);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
