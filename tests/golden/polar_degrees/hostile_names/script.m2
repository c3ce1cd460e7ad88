-- polar_degrees
--
-- Computes    modulo a prime, the polar degrees of a cone in n-space, of dimension d: for i < d the
--             number of pairs of a smooth point x and a conormal vector y, up to scaling, where x
--             satisfies i general linear conditions, and y the other n - 2 - i
-- Assumes     that the prime and the random numbers below are general ones (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 5
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "S"
--                 v_2 stands for "\u03be"

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

-- linear equations for a column x up to scaling: by the first k rows of a matrix of numbers, the
-- first of which is to give 1 and the others 0
linearConditions = (x, E, k) -> (
    values := flatten entries (sub(E^(toList(0 ..< k)), ring x) * x);
    prepend(values#0 - 1, drop(values, 1))
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

-- the number of points of an ideal over a prime field, counted with multiplicity
solutionCount = I -> (
    found := leadMonomials I;
    if found == 1 then return 0;
    if dim found > 0 then error "expected finitely many points, try another seed";
    degree found
    );

-- the polar degrees of the cone V(I) in n-space, of dimension d: for i < d the number of pairs of a
-- general smooth point x and a conormal vector y, both up to scaling, of which x satisfies i
-- general linear conditions and y the other n - 2 - i.  The vector y is a combination of codim I
-- gradients, by A as in generalGradients.  One more row of the general matrices E and F scales x
-- and y; so y is not zero, and points that are singular, or where these gradients are dependent,
-- have too few vectors y to meet all conditions.
polarDegrees = (I, A, E, F) -> (
    R := ring I;
    if I == 1 then return {};
    n := numgens R;
    gradients := generalGradients(I, A);
    c := numColumns gradients;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c)];
    toS := map(S, R, take(gens S, n));
    x := transpose matrix{take(gens S, n)};
    y := (toS gradients) * transpose matrix(S, {drop(gens S, n)});
    toList apply(min(n - c, n - 1), i -> (
    sections := linearConditions(x, E, i + 1) | linearConditions(y, F, n - 1 - i);
    solutionCount ideal select((toS I)_* | sections, f -> f != 0)))
    );

R = (ZZ/323111179)[lambda, v_1, v_2];
I = ideal(-v_1^2 + lambda*v_2);

-- random numbers, drawn from seed 1
onPoints = matrix(QQ, {
  {209576304, 314180689, 82335489},
  {60865358, 287267303, 52233621},
  {266232615, 65762167, 307701485}});
onNormals = matrix(QQ, {
  {212884006, 126959252, 163533607},
  {193129555, 127701975, 125627689},
  {38452284, 32338023, 9577715}});
answer = polarDegrees(I, null, onPoints, onNormals);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
