-- polar_degrees
--
-- Computes    modulo a prime, the polar degrees of a cone in n-space, of dimension d: for i < d the
--             number of pairs of a smooth point x and a conormal vector y, up to scaling, where x
--             satisfies i general linear conditions, and y the other n - 2 - i
-- Notes       the ideal need not be radical or equidimensional: unless it is so by quick tests, the
--             components of the variety are found, and each is treated by itself
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

needsPackage "Saturation";
needsPackage "MinimalPrimes";

-- a matrix of numbers of a field k that look random, with r rows and c columns, drawn from a number
-- s by the "minimal standard" of Park and Miller (1988), the same ones wherever it runs; small ones
-- in characteristic 0, so that others stay small
pseudorandomMatrix = (k, r, c, s) -> (
    state := 1 + s % 2147483646;
    largest := if char k == 0 then 100 else char k - 1;
    numbers := toList apply(r * c, i -> (
        state = 48271 * state % 2147483647;
        (1 + state % largest)_k));
    map(k^r, k^c, (i, j) -> numbers#(i * c + j))
    );

-- the section of V(I) by a general linear space, or an affine one, of dimension c: the ideal in c
-- variables.  The others are combinations of these, and of 1 for an affine space, drawn from s.
linearSection = (I, c, s, isAffine) -> (
    (R, k) := (ring I, coefficientRing ring I);
    z := local z;
    S := k(monoid[z_1 .. z_c]);
    rest := numgens R - c;
    width := if isAffine then c + 1 else c;
    columns := if isAffine then vars S | matrix{{1_S}} else vars S;
    (map(S, R, vars S | columns * transpose sub(pseudorandomMatrix(k, rest, width, s), S))) I
    );

-- whether it is plain that an ideal, other than 1, has no embedded components, and all components
-- of its variety have one dimension: since there are as many generators as the codimension, or the
-- dimension is 0 (Macaulay), or the cone over its projective closure is Cohen-Macaulay, where a
-- general linear section down to dimension 0 has the length of the degree.  The converse is wrong.
isSurelyUnmixed = (I, s) -> (
    (n, c) := (numgens ring I, codim I);
    if numgens trim I == c or c == n then return true;
    G := ideal gens gb I;
    if not isHomogeneous G then (
        z := local z;
        T := (coefficientRing ring I)(monoid[z_0 .. z_n]);
        G = homogenize((map(T, ring I, drop(gens T, -1))) G, T_n));
    section := linearSection(G, c, s, false);
    dim section == 0 and degree section == degree G
    );

-- the number of points of an ideal over a prime field, each counted once: the number of different
-- values of a linear form with the coefficients b, b^2, b^3, ..., which for a general b separates
-- them.  They are the roots of the minimal polynomial of the form in the algebra of the ideal.
differentPoints = (I, b) -> (
    R := ring I;
    k := coefficientRing R;
    if I == 1 then return 0;
    if dim I > 0 then error("expected finitely many critical points, got a set of dimension "
        | toString dim I | ": the kernel of the quadric is too large, or try another seed");
    form := sum(numgens R, i -> (b_k)^(i + 1) * R_i);
    standard := lift(basis(R/I), R);
    inBasis := M -> lift(last coefficients(M, Monomials => standard), k);
    action := inBasis((form * standard) % I);
    column := inBasis matrix{{1_R}};
    powers := {column} | toList apply(numColumns standard, i -> column = action * column);
    T := local T;
    S := k[T];
    relations := sub(gens kernel matrix{powers}, S);
    -- Groebner bases in one variable: gcd refuses characteristics above 2^29
    least := ideal(matrix{apply(#powers, i -> S_0^i)} * relations);
    degree least - degree(least + ideal diff(S_0, gens gb least))
    );

-- whether some affine section of V(I) down to dimension 0, general but for small fields, has as
-- many points as the degree of V(I): then all components of the largest dimension are reduced
isReducedOnSection = (I, s) -> (
    points := linearSection(I, codim I, s, true);
    if dim points != 0 or degree points != degree I then return false;
    separating := if char ring I == 0 then 2 + s % 97 else 1 + s;
    differentPoints(points, separating) == degree points
    );

-- the components of a variety: the minimal primes of I.  One equation is factored and linear ones
-- are left as they are; for others the general way takes some 10 ms to begin with.
componentsOf = I -> (
    if I == 0 then return {ideal 0_(ring I)};
    if numgens I == 1 then (
        factors := select(toList factor I_0, h -> first degree h#0 > 0);
        return apply(factors, h -> ideal h#0));
    basis := first entries gens gb I;
    if any(basis, g -> first degree g == 0) then {}
    else if all(basis, g -> first degree g == 1) then {ideal basis}
    else minimalPrimes I
    );

-- varieties whose union is V(I), by their ideals, each of which is radical and equidimensional: I
-- alone, if that is so by quick and sufficient tests, else all components.  A number s determines
-- the sections.  The tests are made modulo a prime p, or for p = 0 over the field itself.  Passed
-- modulo p, with the same dimension and degree, they prove it over QQ: the projective closures are
-- the fibers of a flat family then, one of them reduced, and Cohen-Macaulay if it is no complete
-- intersection, and both properties are open.
-- Nothing where the tests fail and polynomials cannot be factored, in a characteristic above 2^29.
reducedParts = (I, p, s, isRadical) -> (
    if I == 1 or I == 0 then return {I};
    below := I;
    if p > 0 then (
        T := (ZZ/p)(monoid ring I);
        below = (map(T, ring I, gens T)) I);
    good := codim below == codim I and degree below == degree I
        and isSurelyUnmixed(below, s)
        and (isRadical or isReducedOnSection(below, s));
    if good then {I} else if char ring I > 2^29 then null else componentsOf I
    );

-- a matrix M of general numbers, if it has at least r rows and just c columns; else another one
-- over the field of the ring R, drawn from s
generalMatrix = (M, R, r, c, s) -> (
    good := M =!= null and numRows M >= r and numColumns M == c;
    if good then M else pseudorandomMatrix(coefficientRing R, r, c, s)
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

R = (ZZ/443225791)[m1, m2, m3, m4, m5, m6, m7, m8, m9];
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

-- I, or the components of V(I): by tests on sections that are drawn from a number
drawing = 251363640;
pieces = reducedParts(I, 0, drawing, false);

-- random numbers, drawn from seed 1
A = matrix(QQ, {
  {269795142, 426282590, 255155901, 104863197, 437760393, 34117033, 103118421, 8129508, 218420787},
  {402141451, 147028074, 428474655, 419026329, 70984446, 127021502, 353344513, 410306798, 205470558},
  {123668064, 198932549, 57147069, 253066549, 223197055, 349860211, 157031401, 404371115, 394319903},
  {430280909, 303550283, 71599067, 109760814, 142317072, 351331247, 372381952, 288384492, 402381719},
  {370166381, 54901410, 442772514, 114684386, 258478046, 208959406, 163906038, 267957999, 151472572},
  {284867496, 33393855, 257236646, 44419067, 312613293, 368583038, 369953250, 21940463, 430952374},
  {247800173, 154515301, 429316660, 293445977, 240122522, 343826644, 182915404, 377526998, 261749468},
  {405658257, 392536951, 97859702, 33916487, 107947606, 82385259, 121991231, 149255600, 5926569},
  {320184175, 130340998, 401348667, 92646108, 274068253, 409986553, 363106594, 394136043, 306124512}});
onPoints = matrix(QQ, {
  {209576304, 314180689, 82335489, 371455730, 60865358, 287267303, 52233621, 343395225, 266232615},
  {65762167, 307701485, 404227156, 7460582, 422886736, 412613068, 114026098, 181290477, 231196552},
  {226982471, 173820342, 186651055, 209585697, 189710721, 202020229, 249264066, 431120817, 33982657},
  {14622303, 150695346, 24272372, 233574069, 417515480, 111102533, 106611132, 375543043, 103652187},
  {329855244, 126804961, 165271184, 400336900, 324755474, 29278925, 87563951, 105793280, 419228256},
  {414197966, 293004334, 195483862, 87171139, 375273143, 145233137, 28061652, 318005822, 268194951},
  {203088799, 410432738, 188868991, 357794543, 110137111, 99866836, 75889131, 411300213, 281630254},
  {403761187, 190928114, 370232363, 246234189, 268320804, 261965651, 124935196, 161547267, 149354200},
  {163938680, 130222333, 342309126, 234957625, 389735553, 140937488, 67568117, 44984658, 256260770}});
onNormals = matrix(QQ, {
  {351685143, 212884006, 126959252, 163533607, 193129555, 127701975, 370185035, 125627689, 38452284},
  {32338023, 9577715, 97672741, 411914946, 103114517, 333174112, 213750011, 350288911, 293737214},
  {22344402, 53907419, 207823392, 352195911, 13701910, 254471989, 126358465, 88819065, 150929239},
  {358933902, 385784347, 245587645, 356669927, 169606154, 277666745, 17442715, 134066560, 217269482},
  {342637801, 142231545, 204558392, 51577427, 407761642, 391381077, 222785842, 307566033, 251459931},
  {337414777, 335137770, 362649621, 420917424, 63795915, 225775093, 5376500, 270337260, 324609691},
  {65693232, 169490721, 401272602, 213508944, 256389026, 11053742, 153730027, 119974582, 58019854},
  {248407563, 314569796, 106904878, 318463995, 187673056, 162096543, 141426972, 20237737, 177344845},
  {145633430, 381069577, 404665319, 95922668, 428422487, 406775374, 258269111, 3471755, 263823095}});
degreesOf = P -> (
    a := generalMatrix(A, R, codim P, numgens P, drawing + 2);
    polarDegrees(P, a, onPoints, onNormals));
added = L -> toList apply(max apply(L, length), i -> sum(L, c -> if c#?i then c#i else 0));
answer = if pieces === null then false else added apply(pieces, degreesOf);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
