-- voronoi_boundary_of_image
--
-- Computes    equations for the boundary of the Voronoi cell of a point of the image of a box of
--             parameters, in the normal space at that point, which has the coordinates of S.  The
--             answer is {boundary, face}.
--             Boundary: the u that are as far from the point as from another critical point on some
--             face of the box; and, where the map is an immersion at the point, the u for which it
--             is a degenerate critical point, or critical on a larger face.
--             Face: the closure of the image of the smallest face of the box that has the point, or
--             the point itself
-- Assumes     that no other parameters are mapped to the point, where it is given by several (not
--             checked)
-- Reference   Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symbolic
--             Comput. 109 (2022), section 2
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "s_1"

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

-- the closure of the points of a space, with coordinates in T, that are as far from a point p as
-- from another point phi(t) of a parametrized set that is critical: f = <w, w> - 2 <w, u - p>, for
-- w = phi(t) - p, vanishes, and so do its derivatives in the parameters.  Given are f and <w, w> in
-- a ring of the parameters, followed by the coordinates of u.
bisectorOfMap = (f, square, T) -> (
    R := ring f;
    m := numgens R - numgens T;
    z := local z;
    S := QQ[z_0 .. z_(numgens R)];
    toS := map(S, R, drop(gens S, 1));
    critical := ideal f + ideal apply(m, i -> diff(R_i, f));
    -- z_0 inverts the square, which is positive at all other real points
    eliminateUnknowns(take(gens S, m + 1), toS critical + ideal(S_0 * toS square - 1), T)
    );

-- the multiple of a polynomial over QQ, not zero, that has integer coefficients without common
-- divisor, the leading one positive
primitivePart = f -> (
    numbers := apply(flatten entries last coefficients f, c -> lift(c, QQ));
    below := lcm apply(numbers, denominator);
    common := abs gcd apply(numbers, c -> numerator(below * c));
    sign := if leadCoefficient f < 0 then -1 else 1;
    sign * below / common * f
    );

-- whether a polynomial with integer coefficients stays without multiple factors, and keeps its
-- degree, on some line modulo some prime: then it has no multiple factors.  Fast and sufficient.
isReducedOnLine = f -> (
    p := 536870909;
    t := local t;
    S := (ZZ/p)(monoid[t]);
    place := apply(numgens ring f, i -> (7919 * (i + 1)) * S_0 + 104729 * (i + 2)^2);
    g := (map(S, ring f, place)) f;
    first degree g == first degree f and gcd(g, diff(S_0, g)) == 1
    );

-- the same variety; where one equation is enough, one without multiple factors
reducedEquation = I -> (
    if numgens I > 1 then I = trim I;
    if numgens I != 1 or I == 0 then return I;
    f := primitivePart I_0;
    if #support f > 1 and isReducedOnLine f then return ideal f;
    multiple := fold(gcd, prepend(f, apply(support f, v -> diff(v, f))));
    ideal primitivePart(f // multiple)
    );

-- the ideal in T of the union of some varieties, by one equation without multiple factors where one
-- is enough
unionOf = (ideals, T) -> (
    if #ideals == 0 then return ideal 1_T;
    if any(ideals, I -> numgens I > 1) then ideals = apply(ideals, trim);
    if all(ideals, I -> numgens I == 1)
    then reducedEquation ideal product prepend(1_T, apply(ideals, I -> I_0))
    else reducedEquation intersect ideals
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F
imageClosure = (I, F, S) -> (
    if I == 1 then return ideal 1_S;
    preimage(map(ring I, S, F), I)
    );

-- the parameters, and the coordinates of u
R = QQ[t, s_1];
-- for each face of the box <w, w> - 2 <w, u - p> and <w, w>, where w leads from p to the image
distances = {
  {
  t^4 - 2*t^2*s_1 + (1/2)*t^2 + 2*t*s_1 - t - (1/2)*s_1 + 5/16,
  t^4 + (1/2)*t^2 - t + 5/16},
  {-(1/2)*s_1 + 5/16, (5/16)_R},
  {-(1/2)*s_1 + 13/16, (13/16)_R}};
walls = {-4*s_1 + 4};
home = {t, t^2};
S = QQ[v_1];
Y = QQ[y_1, y_2];
toS = map(S, R, toList(numgens R - numgens S : 0_S) | gens S);
bisectors = apply(distances, pair -> bisectorOfMap(pair#0, pair#1, S));
answer = {
    unionOf(bisectors | apply(walls, f -> ideal toS f), S), imageClosure(ideal 0_R, home, Y)};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
