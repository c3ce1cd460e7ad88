-- ml_degree
--
-- Computes    modulo a prime, the maximum likelihood degree of the part of a variety where the sum
--             of the coordinates is 1: the number of critical points of the likelihood
--             product x_i^(u_i) of general data u on its smooth part, where no coordinate is zero,
--             by Lagrange multipliers: (u_0/x_0, ..., u_n/x_n) is a combination of as many
--             gradients as the codimension
-- Assumes     that the prime and the random data below are general ones (not checked)
-- Reference   Hosten, Khetan, Sturmfels: Solving the likelihood equations, Found. Comput. Math. 5
--             (2005)
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "S"
--                 v_2 stands for "y"
--                 v_3 stands for "o1"
--                 v_4 stands for "a \"b\"\nc"
--                 v_5 stands for "\u03be"

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

R = (ZZ/494640767)[lambda, v_1, y_1, v_2, v_3, v_4, v_5];
I = ideal(-v_1^2 + lambda*v_5, lambda + v_1 + y_1 + v_2 + v_3 + v_4 + v_5 - 1);

-- random numbers, drawn from seed 2
u = matrix(QQ, {{463378292, 455833082, 30360788, 49169211, 45565308, 193841255, 448555045}});
A = matrix(QQ, {{212269926, 242576712}, {480241041, 19806}});
answer = distanceDegree likelihoodSystem(I, u, A);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
