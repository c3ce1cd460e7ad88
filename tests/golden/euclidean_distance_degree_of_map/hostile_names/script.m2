-- euclidean_distance_degree_of_map
--
-- Computes    modulo a prime, the number of critical points of the squared distance
--             (x - u)^T Q (x - u) from general data u on the smooth part of the closure of the
--             image of a polynomial map.  The map is restricted to as many variables as the image
--             has dimensions; the number of critical points of the distance from the map to u, off
--             the ramification locus, is divided by the number of points in a general fiber
-- Assumes     that the prime and the random data below are general ones (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 2 and theorem 4.1
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

-- the number of points of an ideal of critical points, counted with multiplicity
distanceDegree = I -> (
    found := leadMonomials I;
    if found == 1 then return 0;
    if dim found > 0 then error("expected finitely many critical points, got a set of dimension "
        | toString dim found | ": the kernel of the quadric is too large, or try another seed");
    degree found
    );

-- the parameters off the ramification locus of a map that are critical for the squared distance
-- (x - u)^T Q (x - u) from a row u of numbers: (G - u) Q dG = 0.  G are the coordinates of the map,
-- restricted to as many free variables as its image has dimensions.  One more variable is the
-- inverse of det(B * dG), a linear combination of the maximal minors of the differential.
criticalParameters = (G, free, Q, u, B) -> (
    R := ring first G;
    r := #free;
    y := local y;
    S := (coefficientRing R)[y_0 .. y_r];
    place := hashTable apply(r, i -> free#i => S_i);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    differential := transpose toS (jacobian matrix {G})^(apply(free, x -> index x));
    equations := (toS matrix {G} - sub(u, S)) * sub(Q, S) * differential;
    minor := det(sub(B, S) * differential);
    ideal select(append(flatten entries equations, S_r * minor - 1), f -> f != 0)
    );

-- the number of points of affine space, counted with multiplicity, where the polynomials of a list
-- vanish and the fixed variables, which they do not contain, have any value: the number of the
-- monomials in the others that are no leading ones
pointCount = (L, fixed) -> (
    found := leadMonomials ideal(fixed | select(L, f -> f != 0));
    if dim found != 0 then error "expected finitely many points, try another seed";
    degree found
    );

-- the distance degree of the closure of the image of the map with coordinates F, of dimension r, in
-- the quadric Q: the map is restricted to r variables, with the others fixed, so that finitely many
-- points are mapped to a general one of the image; critical parameters for general data u are
-- counted and divided by that number.  The rows of the matrix B choose or combine r coordinates.
distanceDegreeOfMap = (F, fixed, point, Q, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    r := differentialRank(F, free, point);
    if r != #free or r != differentialRank(F, gens R, point)
    then error "expected as many free variables as the dimension of the image, try another seed";
    if r == 0 then return 1;
    if r == #F and det sub(Q, coefficientRing R) != 0 then return 1;
    G := restrictedMap(F, fixed, point);
    found := distanceDegree criticalParameters(G, free, Q, u, B);
    toPoint := map(coefficientRing R, R, point);
    inFiber := pointCount(apply(G, g -> g - toPoint g), fixed);
    if found % inFiber != 0
    then error("expected a multiple of the number of points in a fiber: the quadric is singular, "
        | "and special fibers matter, or try another seed");
    found // inFiber
    );

R = (ZZ/503391047)[lambda, v_1, y_1, v_2, v_3, v_4, v_5];
F = {lambda^2, lambda*v_5, v_5^2};
fixed = {v_1, y_1, v_2, v_3, v_4};

-- random numbers, drawn from seed 2
point = {463378292, 0, 0, 0, 0, 0, 448555045};
u = matrix(QQ, {{405069809, 4097415, 10012316}});
Q = matrix(QQ, {
  {483958977, 142476318, 378332165},
  {142476318, 377190344, 126515221},
  {378332165, 126515221, 56325032}});

-- coordinates with independent gradients
B = (id_(ZZ^(#F)))^{0, 1};
answer = distanceDegreeOfMap(F, fixed, point, Q, u, B);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
