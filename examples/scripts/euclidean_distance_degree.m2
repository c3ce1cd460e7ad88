-- euclidean_distance_degree
--
-- Computes    modulo a prime, the number of critical points of the squared distance
--             (x - u)^T Q (x - u) from general data u on the smooth part of a variety
--             by Lagrange multipliers: Q (x - u) is a combination of as many gradients as the
--             codimension
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

R = (ZZ/302280197)[x, y];
I = ideal(x^2 + y^2 - 1);
Q = matrix(QQ, {{1, 0}, {0, 1}});

-- random numbers, drawn from seed 1
u = matrix(QQ, {{72136255, 33880219}});
answer = distanceDegree criticalSystem(I, Q, u, null, null);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
