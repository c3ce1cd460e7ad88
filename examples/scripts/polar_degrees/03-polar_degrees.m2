-- polar_degrees
--
-- Computes    modulo a prime, the polar degrees of a cone in n-space, of dimension d: for i < d the
--             number of pairs of a smooth point x and a conormal vector y, up to scaling, where x
--             satisfies i general linear conditions, and y the other n - 2 - i
--             The cone is the closure of the image of a polynomial map, restricted to as many
--             variables as the image has dimensions; points are counted off the ramification locus
--             and their number is divided by that of the points in a general fiber
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

-- linear equations for a column x up to scaling: by the first k rows of a matrix of numbers, the
-- first of which is to give 1 and the others 0
sectionOf = (x, E, k) -> (
    values := flatten entries (sub(E^(toList(0 ..< k)), ring x) * x);
    prepend(values#0 - 1, drop(values, 1))
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

-- the polar degrees, as in polarDegrees, of the closure of the image of the map with coordinates F,
-- a cone of dimension r in n-space: the map is restricted to r variables, with the others fixed, so
-- that finitely many points are mapped to a general one of the image.  The vector y is orthogonal
-- to the r derivatives; it satisfies n - 2 - i linear conditions as a combination of the first
-- columns of M.  One more unknown inverts a minor of the differential that the rows of B choose: on
-- the ramification locus there would be points too many.
polarDegreesUpstairs = (F, fixed, point, B, E, M) -> (
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
    toList apply(min(r, #F - 1), i -> (
    z := local z;
    S := (coefficientRing R)[z_1 .. z_(r + i + 2)];
    place := hashTable apply(r, k -> free#k => S_k);
    toS := map(S, R, apply(gens R, x -> if place#?x then place#x else 0_S));
    combined := transpose matrix{take(drop(gens S, r), i + 1) | {1_S}};
    y := sub(M_(toList(0 ..< i + 2)), S) * combined;
    normal := flatten entries ((toS slopes) * y);
    onPoint := sectionOf(transpose toS matrix{G}, E, i + 1);
    found := solutionCount ideal(normal | onPoint | {last gens S * toS minor - 1});
    if found % inFiber != 0 then error "expected a multiple of the fiber, try another seed";
    found // inFiber))
    );

R = (ZZ/1073741789)[a11, a12, a13, a21, a22, a23, b11, b12, b21, b22, b31, b32];
F = {
  a11*b11 + a21*b12,
  a12*b11 + a22*b12,
  a13*b11 + a23*b12,
  a11*b21 + a21*b22,
  a12*b21 + a22*b22,
  a13*b21 + a23*b22,
  a11*b31 + a21*b32,
  a12*b31 + a22*b32,
  a13*b31 + a23*b32};
fixed = {a11, a12, a21, a22};

-- coordinates with independent gradients
B = (id_(ZZ^(#F)))^{0, 1, 2, 3, 4, 5, 6, 7};

-- random numbers, drawn from seed 1
point = {
  144272510,
  611178003,
  909925048,
  861425549,
  820096754,
  67760437,
  273878288,
  126614243,
  531969375,
  817077202,
  482637353,
  507069465};
onPoints = matrix(QQ, {
  {419152607, 628361377, 164670977, 742911460, 989053943, 121730715, 1055773597, 574534606, 104467242},
  {686790450, 532465229, 131524334, 1025217870, 615402970, 808454312, 14921163, 845773471, 825226135},
  {228052196, 362580954, 956697990, 462393104, 453964941, 347640684, 373302109, 1070566878, 419171394},
  {379421441, 404040457, 498528131, 862241634, 67965314, 930175702, 29244606, 301390692, 48544743},
  {467148138, 835030960, 222205066, 213222264, 751086085, 207304374, 1041934645, 659710487, 253609922},
  {330542368, 800673800, 649510947, 58557850, 963010197, 175127902, 211586559, 838456511, 828395931},
  {586008668, 390967723, 174342277, 750546285, 290466274, 56123304, 636011643, 536389902, 406177597},
  {820865475, 940351810, 915062772, 377737982, 715589086, 220274222, 199733672, 151778261, 822600426},
  {563260507, 807522374, 991062180, 988899767, 381856228, 740464725, 492468378, 1017212480, 536641608}});
onNormals = matrix(QQ, {
  {703370285, 425768012, 253918504, 327067214, 386259110, 255403950, 740370070, 251255377, 76904567},
  {64676045, 19155430, 195345481, 823829892, 206229034, 666348223, 427500022, 951678680, 700577822},
  {587474427, 44688804, 107814838, 415646783, 1012603912, 704391821, 1027347821, 973899049, 27403820},
  {508943978, 252716930, 177638130, 301858477, 717867804, 771568694, 491175289, 983611168, 713339853},
  {339212307, 555333490, 34885430, 268133119, 434538964, 986830039, 685275602, 284463090, 409116784},
  {103154854, 815523283, 782762154, 445571684, 615132066, 502919861, 674829553, 670275539, 725299241},
  {841834848, 127591829, 451550185, 928647773, 10752999, 540674519, 649219382, 131386464, 338981441},
  {1000515299, 802545203, 944960382, 427017887, 512778052, 22107484, 307460054, 1017505587, 239949163},
  {116039707, 947510702, 496815126, 629139591, 213809755, 636927989, 375346112, 324193086, 927477861}});
answer = polarDegreesUpstairs(F, fixed, point, B, onPoints, onNormals);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
