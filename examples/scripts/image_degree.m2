-- image_degree
--
-- Computes    modulo a prime, the degree of the closure of the image of a polynomial map.  The map
--             is restricted to as many variables as the image has dimensions; the number of points
--             that it sends to a general affine space of complementary dimension is divided by the
--             number of those that it sends to a general point of the image
-- Assumes     that prime, point and conditions, which are random data below, are general ones
--             (not checked)
-- Reference   Harris: Algebraic Geometry, proposition 7.16 and lecture 18

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

-- the degree of the closure of the image of the map with coordinates F, of dimension r.  The map is
-- restricted to r variables, with the others fixed, so that finitely many points are mapped to a
-- general one of the image.  The conditions say that the first r coordinates are given affine
-- functions of the others; general ones hold at as many points of the image as its degree.
imageDegree = (F, fixed, point, conditions) -> (
    R := ring first F;
    free := select(gens R, x -> not member(x, fixed));
    r := differentialRank(F, free, point);
    if r != #free or r != differentialRank(F, gens R, point)
    then error "expected as many free variables as the dimension of the image, try another seed";
    if r == 0 or r == #F then return 1;
    G := restrictedMap(F, fixed, point);
    others := append(drop(G, r), 1_R);
    solutions := apply(r, i -> G#i - sum apply(conditions#i, others, times));
    toPoint := map(coefficientRing R, R, point);
    found := pointCount(solutions, fixed);
    inFiber := pointCount(apply(G, g -> g - toPoint g), fixed);
    if found % inFiber != 0
    then error "expected a multiple of the number of points in a fiber, try another seed";
    found // inFiber
    );

R = (ZZ/317283949)[a11, a12, a13, a21, a22, a23, a31, a32, a33, b11, b12, b13];
F = {
  a11^3*b11 + a21^3*b12 + a31^3*b13,
  3*a11^2*a12*b11 + 3*a21^2*a22*b12 + 3*a31^2*a32*b13,
  3*a11^2*a13*b11 + 3*a21^2*a23*b12 + 3*a31^2*a33*b13,
  3*a11*a12^2*b11 + 3*a21*a22^2*b12 + 3*a31*a32^2*b13,
  6*a11*a12*a13*b11 + 6*a21*a22*a23*b12 + 6*a31*a32*a33*b13,
  3*a11*a13^2*b11 + 3*a21*a23^2*b12 + 3*a31*a33^2*b13,
  a12^3*b11 + a22^3*b12 + a32^3*b13,
  3*a12^2*a13*b11 + 3*a22^2*a23*b12 + 3*a32^2*a33*b13,
  3*a12*a13^2*b11 + 3*a22*a23^2*b12 + 3*a32*a33^2*b13,
  a13^3*b11 + a23^3*b12 + a33^3*b13};
fixed = {a11, a21, a31};

-- random numbers, drawn from seed 1
point = {
  1,
  305589002,
  33880219,
  1,
  63307122,
  265984688,
  1,
  253534733,
  203804371,
  112718630,
  50390482,
  261916049};
conditions = {
  {312871170, 303440634},
  {314476331, 38778714},
  {47986740, 107363442},
  {275547614, 150201394},
  {176725081, 194985755},
  {209859388, 292122743},
  {190382211, 230115183},
  {222957474, 215752616},
  {312938803, 86378212}};
answer = imageDegree(F, fixed, point, conditions);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
