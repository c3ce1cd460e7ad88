-- euclidean_distance_degree
--
-- Computes    modulo a prime, the number of critical points of the squared distance
--             (x - u)^T Q (x - u) from general data u on the smooth part of a variety
--             by vectors in the left kernel of the matrix with the rows Q (x - u) and the gradients
-- Assumes     that the prime and the random data below are general ones (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 2

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

-- the leading monomials of an ideal over a prime field.  Where many points are possible (Bezout),
-- or there are many unknowns, the package Msolve finds these much faster; else it would take
-- longer to start.
leadMonomials = I -> (
    possible := product apply(I_*, f -> max(1, first degree f));
    large := possible > 1000 or number(I_*, f -> first degree f > 1) > 8;
    monomialIdeal if large and instance(msolveLeadMonomials, Function)
    then msolveLeadMonomials I
    else leadTerm gens gb I
    );

-- the number of points of an ideal of critical points, counted with multiplicity
distanceDegree = I -> (
    found := leadMonomials I;
    if found == 1 then return 0;
    if dim found > 0 then error("expected finitely many critical points, got a set of dimension "
        | toString dim found | ": the kernel of the quadric is too large, or try another seed");
    degree found
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

R = (ZZ/379129739)[x, y];
I = ideal(x^3 + y^2);
Q = matrix(QQ, {{1, 0}, {0, 1}});

-- random numbers, drawn from seed 1
u = matrix(QQ, {{72136255, 305589002}});
C = matrix(QQ, {{141710558, 29031955}, {247874538, 58774345}});
answer = distanceDegree leftKernelSystem(I, Q, u, C, null, null);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
