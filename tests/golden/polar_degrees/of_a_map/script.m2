-- polar_degrees
--
-- Computes    modulo a prime, the polar degrees of a cone in n-space, of dimension d: for i < d the
--             number of pairs of a smooth point x and a conormal vector y, up to scaling, where x
--             satisfies i general linear conditions, and y the other n - 2 - i
--             The cone is the closure of the image of a polynomial map, restricted to as many
--             variables as the image has dimensions; points are counted off the ramification locus
--             and their number is divided by that of the points in a general fiber; those for the
--             numbers i in sections
-- Assumes     that the prime and the random numbers below are general ones (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 5

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

-- the rank of the differential of the map with coordinates F at a point, restricted to the
-- directions of some of the variables
differentialRank = (F, directions, point) -> (
    gradients := jacobian matrix {F};
    R := ring gradients;
    rows := apply(directions, x -> index x);
    rank sub(submatrix(gradients, rows, ), matrix(coefficientRing R, {point}))
    );

-- the coordinates F of a map where the fixed variables have the values they have at a point
restrictedMap = (F, fixed, point) -> (
    R := ring first F;
    values := apply(gens R, point, (x, value) -> if member(x, fixed) then value_R else x);
    (map(R, R, values)) \ F
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

-- the number of points of affine space, counted with multiplicity, where the polynomials of a list
-- vanish and the fixed variables, which they do not contain, have any value: the number of the
-- monomials in the others that are no leading ones
pointCount = (L, fixed) -> (
    found := leadMonomials ideal(fixed | select(L, f -> f != 0));
    if dim found != 0 then error "expected finitely many points, try another seed";
    degree found
    );

-- a linear combination of the maximal minors of a matrix with no more columns than rows: general
-- ones have general coefficients, for a general matrix B of numbers
minorOf = (M, B) -> det(sub(B^(toList(0 ..< numColumns M)), ring M) * M);

-- linear equations for a column x up to scaling: by the first k rows of a matrix of numbers, the
-- first of which is to give 1 and the others 0
linearConditions = (x, E, k) -> (
    values := flatten entries (sub(E^(toList(0 ..< k)), ring x) * x);
    prepend(values#0 - 1, drop(values, 1))
    );

-- the number of points of an ideal over a prime field, counted with multiplicity
solutionCount = I -> (
    found := leadMonomials I;
    if found == 1 then return 0;
    if dim found > 0 then error "expected finitely many points, try another seed";
    degree found
    );

-- those polar degrees, as in polarDegrees, that sections lists, of the closure of the image of the
-- map with coordinates F, a cone of dimension r in n-space: the map is restricted to r variables,
-- with the others fixed, so that finitely many points are mapped to a general one of the image.
-- The vector y is orthogonal to the r derivatives; it satisfies n - 2 - i linear conditions as a
-- combination of the first columns of M.  One more unknown inverts a minor of the differential that
-- the rows of B choose: on the ramification locus there would be points too many.
polarDegreesOfMap = (F, fixed, point, B, E, M, sections) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    r := differentialRank(F, free, point);
    if r != #free or r != differentialRank(F, gens R, point)
    then error "expected as many free variables as the dimension of the image, try another seed";
    G := restrictedMap(F, fixed, point);
    toPoint := map(coefficientRing R, R, point);
    inFiber := pointCount(apply(G, g -> g - toPoint g), fixed);
    slopes := (jacobian matrix {G})^(apply(free, x -> index x));
    minor := minorOf(transpose slopes, B);
    apply(sections, i -> (
    z := local z;
    S := (coefficientRing R)[z_1 .. z_(r + i + 2)];
    place := hashTable apply(r, k -> free#k => S_k);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    combined := transpose matrix{take(drop(gens S, r), i + 1) | {1_S}};
    y := sub(M_(toList(0 ..< i + 2)), S) * combined;
    normal := flatten entries ((toS slopes) * y);
    onPoint := linearConditions(transpose toS matrix{G}, E, i + 1);
    found := solutionCount ideal(normal | onPoint | {last gens S * toS minor - 1});
    if found % inFiber != 0 then error "expected a multiple of the fiber, try another seed";
    found // inFiber))
    );

R = (ZZ/489542233)[s, t];
F = {s^3, s^2*t, s*t^2, t^3};
fixed = {};

-- coordinates with independent gradients
B = (id_(ZZ^(#F)))^{0, 1};

-- random numbers, drawn from seed 2
point = {463378292, 455833082};
onPoints = matrix(QQ, {
  {285691906, 406560396, 383866009, 173445310},
  {265387962, 315379498, 242603231, 127482222},
  {25572678, 94094966, 251340692, 130092067},
  {81279489, 423793086, 105000309, 200686635}});
onNormals = matrix(QQ, {
  {219782488, 69854319, 174803436, 36722526},
  {487497141, 360009268, 58877605, 130099195},
  {150631411, 217905545, 35921125, 476930697},
  {489083992, 303616023, 299123526, 112504938}});
sections = {0, 1};
answer = polarDegreesOfMap(F, fixed, point, B, onPoints, onNormals, sections);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
