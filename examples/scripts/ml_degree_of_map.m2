-- ml_degree_of_map
--
-- Computes    modulo a prime, the maximum likelihood degree of the closure of the image of a
--             polynomial map to projective space.  The map is restricted to as many variables as
--             the image has dimensions; the number of critical points of the likelihood of general
--             data u, off the ramification locus and where no coordinate and not their sum is zero,
--             is divided by the number of points in a general fiber
-- Assumes     that the prime and the random data below are general ones (not checked)
-- Reference   Hosten, Khetan, Sturmfels: Solving the likelihood equations, Found. Comput. Math. 5
--             (2005)

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

-- the parameters off the ramification locus of the map to projective space with coordinates G that
-- are critical for the product of the powers G_i^(u_i), divided by the power of their sum that
-- makes its degree zero.  The free variables of G are as many as its image has dimensions.  They
-- come first; further unknowns are inverse to the coordinates, to their sum, and to
-- det(B * (G | dG)), a minor of the matrix whose rank drops on the ramification locus.
likelihoodParameters = (G, free, u, B) -> (
    R := ring first G;
    (r, m) := (#free, #G);
    y := local y;
    S := (coefficientRing R)[y_0 .. y_(r + m + 1)];
    place := hashTable apply(r, i -> free#i => S_i);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    values := toS \ G;
    differential := transpose toS (jacobian matrix {G})^(apply(free, x -> index x));
    weights := flatten entries sub(u, S);
    slopes := matrix(S, {apply(m, i -> weights#i * S_(r + i) - sum weights * S_(r + m))});
    minor := det(sub(B, S) * (transpose matrix(S, {values}) | differential));
    inverses := apply(values | {sum values, minor}, 0 .. m + 1, (f, i) -> S_(r + i) * f - 1);
    ideal select(flatten entries(slopes * differential) | inverses, f -> f != 0)
    );

-- the number of points of affine space, counted with multiplicity, where the polynomials of a list
-- vanish and the fixed variables, which they do not contain, have any value: the number of the
-- monomials in the others that are no leading ones
pointCount = (L, fixed) -> (
    found := leadMonomials ideal(fixed | select(L, f -> f != 0));
    if dim found != 0 then error "expected finitely many points, try another seed";
    degree found
    );

-- the maximum likelihood degree of the closure of the image of the map to projective space with
-- coordinates F: the map is restricted to as many variables as its image has dimensions, with the
-- others fixed; critical parameters for general data u are counted and divided by the number of
-- points in a general fiber.  One more variable z scales: z F(x) = F(point) / sum F(point).
likelihoodDegreeOfMap = (F, fixed, point, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    G := restrictedMap(F, fixed, point);
    if member(0_R, append(G, sum G)) then return 0;
    found := distanceDegree likelihoodParameters(G, free, u, B);
    z := local z;
    T := (coefficientRing R)[z_0 .. z_(numgens R)];
    toT := map(T, R, drop(gens T, 1));
    toPoint := map(coefficientRing R, R, point);
    values := apply(G, g -> toPoint g);
    fiber := apply(G, values, (g, value) -> T_0 * toT g * sum values - value);
    inFiber := pointCount(fiber, toT \ fixed);
    if found % inFiber != 0
    then error "expected a multiple of the number of points in a fiber, try another seed";
    found // inFiber
    );

R = (ZZ/309329857)[s, t];
F = {s^2, 2*s*t, t^2};
fixed = {s};

-- random numbers, drawn from seed 1
point = {1, 305589002};
u = matrix(QQ, {{303440634, 38778714, 47986740}});

-- coordinates that have, with the derivatives, a minor that is not zero
B = (id_(ZZ^(#F)))^{0, 1};
answer = likelihoodDegreeOfMap(F, fixed, point, u, B);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
