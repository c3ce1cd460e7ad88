-- likelihood_ideal
--
-- Computes    the critical points of the likelihood product x_i^(u_i) of data u on the part of a
--             variety where the sum of the coordinates is 1: the closure of the smooth points x,
--             without zero coordinates, where (u_0/x_0, ..., u_n/x_n) is a combination of the
--             gradients of the variety's equations
--             by Lagrange multipliers, of as many gradients as the codimension, or random
--             combinations of them, which are then eliminated
-- Assumes     that the random combinations below are general ones (not checked)
-- Reference   Hosten, Khetan, Sturmfels: Solving the likelihood equations, Found. Comput. Math. 5
--             (2005)

needsPackage "Elimination";
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

-- the equations, together with multipliers, of the points x of V(I) that are critical for the
-- product of the powers x_i^(u_i), where no u_i is zero: u_i is x_i times the i-th entry of a
-- combination of codim I gradients, themselves combined by the matrix A.  No coordinate of such a
-- point is zero.  Singular points, and smooth ones where these gradients are dependent, come for
-- special u only: their dimension, and that of the span of the gradients, are smaller.
likelihoodSystem = (I, u, A) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    gradients := generalGradients(I, A);
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + numColumns gradients)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {drop(gens S, n)});
    equations := apply(n, i -> S_i * combined_(i, 0) - sub(u_(0, i), S));
    ideal select((toS I)_* | equations, f -> f != 0)
    );

R = QQ[p11, p12, p13, p21, p22, p23, p31, p32, p33];
I = ideal(
  -p13*p22*p31 + p12*p23*p31 + p13*p21*p32 - p11*p23*p32 - p12*p21*p33 + p11*p22*p33,
  p11 + p12 + p13 + p21 + p22 + p23 + p31 + p32 + p33 - 1);
u = matrix(QQ, {{4, 2, 2, 2, 4, 2, 2, 2, 4}});

-- random numbers, drawn from seed 1
A = matrix(QQ, {{65, 61}, {26, 9}});
B = matrix(QQ, {{36, 80, 84, 29, 63, 80, 72, 91, 68}, {26, 32, 8, 29, 75, 18, 92, 9, 97}});
critical = criticalPart(I, likelihoodSystem(I, u, A), A, B, 469291799);
answer = ideal gens gb critical;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
