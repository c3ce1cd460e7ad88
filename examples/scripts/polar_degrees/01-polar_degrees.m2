-- polar_degrees
--
-- Computes    modulo a prime, the polar degrees of a cone in n-space, of dimension d: for i < d the
--             number of pairs of a smooth point x and a conormal vector y, up to scaling, where x
--             satisfies i general linear conditions, and y the other n - 2 - i
-- Assumes     that the ideal is radical and equidimensional (not checked), and that the prime and
--             the random numbers below are general ones (not checked)
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
    sections := sectionOf(x, E, i + 1) | sectionOf(y, F, n - 1 - i);
    solutionCount ideal select((toS I)_* | sections, f -> f != 0)))
    );

R = (ZZ/1073741789)[m1, m2, m3, m4, m5, m6, m7, m8, m9];
I = ideal(
  -m2*m4 + m1*m5,
  -m3*m4 + m1*m6,
  -m3*m5 + m2*m6,
  -m2*m7 + m1*m8,
  -m3*m7 + m1*m9,
  -m3*m8 + m2*m9,
  -m5*m7 + m4*m8,
  -m6*m7 + m4*m9,
  -m6*m8 + m5*m9);

-- random numbers, drawn from seed 1
A = matrix(QQ, {
  {1046196493, 539590283, 852565180, 510311802, 209726393, 875520786, 68234065, 206236841, 16259015},
  {436841573, 804282901, 938032520, 294056148, 856949310, 838052658, 141968892, 254043003, 706689026},
  {820613596, 410941116, 247336128, 1007105021, 397865097, 114294137, 506133097, 446394110, 1022426018},
  {1027571811, 699720422, 314062801, 808742230, 788639806, 1018964984, 860561817, 607100565, 947922123},
  {1059437119, 143198134, 219521628, 284634143, 702662494, 935639963, 744763904, 890295637, 576768983},
  {804763437, 740332762, 109802820, 885545027, 229368771, 516956092, 417918811, 327812075, 535915997},
  {973106757, 302945144, 569734992, 1068308505, 66787709, 514473292, 889830849, 88838134, 908041260},
  {948789667, 625226585, 1031555452, 737166076, 739906500, 43880926, 861904748, 495600345, 309030602},
  {858633319, 586891954, 480245043, 687653287, 365830807, 755053995, 891208686, 523498936, 811316514}});
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
answer = polarDegrees(I, A, onPoints, onNormals);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
