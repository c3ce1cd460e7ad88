-- critical_ideal_of_map
--
-- Computes    the critical points of the squared distance (F - u)^T Q (F - u) from data u to a
--             polynomial map F, where some variables of the map are fixed: the closure of those off
--             the ramification locus, where the differential has full rank
-- Assumes     that the random combination of its maximal minors below is a general one (not
--             checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 2

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

-- the closure of the parameters off the ramification locus of the map with coordinates F that are
-- critical for the squared distance from u in the quadric Q, where some variables are fixed at the
-- values they have at a point.  The matrix B combines all maximal minors of the differential.
criticalInSource = (F, fixed, point, Q, u, B) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    kept := apply(select(#point, i -> member(R_i, fixed)), i -> R_i - point#i);
    if #free == 0 then return ideal kept;
    z := local z;
    T := (coefficientRing R)[z_1 .. z_(#free)];
    system := criticalParameters(restrictedMap(F, fixed, point), free, Q, u, B);
    ideal kept + (map(R, T, free)) projectionToFirst(system, T)
    );

R = QQ[a11, a12, b11, b21];
F = {a11*b11, a12*b11, a11*b21, a12*b21};
Q = matrix(QQ, {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
u = matrix(QQ, {{1, 2, -1, 3}});

-- values of fixed variables, for the others 0
fixed = {a11};
point = flatten entries matrix(QQ, {{1, 0, 0, 0}});

-- random numbers, drawn from seed 1
B = matrix(QQ, {{36, 80, 84, 29}, {63, 80, 72, 91}, {68, 26, 32, 8}});
answer = ideal gens gb criticalInSource(F, fixed, point, Q, u, B);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
