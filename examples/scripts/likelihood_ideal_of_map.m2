-- likelihood_ideal_of_map
--
-- Computes    the critical points of the likelihood product F_i^(u_i) / (sum F_i)^(sum u_i) of data
--             u for a polynomial map F to projective space, where some variables of the map are
--             fixed: the closure of those without zero coordinates, off the ramification locus,
--             where the differential has full rank
-- Assumes     that the random combination of its maximal minors below is a general one (not
--             checked)
-- Reference   Hosten, Khetan, Sturmfels: Solving the likelihood equations, Found. Comput. Math. 5
--             (2005)

needsPackage "Elimination";

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

-- the closure of the parameters found by likelihoodParameters for the map with coordinates F, where
-- some variables are fixed at the values they have at a point
likelihoodInSource = (F, fixed, point, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    kept := apply(select(#point, i -> member(R_i, fixed)), i -> R_i - point#i);
    G := restrictedMap(F, fixed, point);
    if member(0_R, append(G, sum G)) then return ideal 1_R;
    if #free == 0 then return ideal kept;
    z := local z;
    T := (coefficientRing R)[z_1 .. z_(#free)];
    ideal kept + (map(R, T, free)) projectionToFirst(likelihoodParameters(G, free, u, B), T)
    );

R = QQ[s, t];
F = {s*t - s - t + 1, -s*t + t, -s*t + s, s*t};
u = matrix(QQ, {{3, 1, 4, 15}});

-- values of fixed variables, for the others 0
fixed = {};
point = flatten entries matrix(QQ, {{0, 0}});

-- random numbers, drawn from seed 1
B = matrix(QQ, {{36, 80, 84, 29}, {63, 80, 72, 91}, {68, 26, 32, 8}});
answer = ideal gens gb likelihoodInSource(F, fixed, point, u, B);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
