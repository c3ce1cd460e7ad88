-- branch_locus
--
-- Computes    the closure of the image of the ramification locus: of the smooth points of a
--             variety where the differential of a map, restricted to the variety, has a smaller
--             rank than at a general point
-- Notes       the ideal need not be radical or equidimensional: unless it is so by quick tests, the
--             components of the variety are found, and each is treated by itself
--             With {true, ...} exactly, with {false, ...} lifted from primes by msolve, and tested
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025); Eisenbud: Commutative Algebra, section 16.6
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "z_1"

needsPackage "Saturation";
needsPackage "MinimalPrimes";

needsPackage "Elimination";

-- where a computation turns out to be large
solverPackage = memoize(() -> (
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
    solver
    ));

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

-- the saturation of I by J, whose variety is the closure of V(I) without V(J): by one generator of
-- J after the other, short ones first, until powers of all that are left are seen to multiply what
-- is found into I, one by one or, where they are many, as elements of a quotient.  Of many, one is
-- enough most often.  The strategy is named because the package Msolve, once something has loaded
-- it, puts one of its own in front, which leaves components in V(J) over prime fields.
saturationBy = (I, J) -> (
    left := last \ sort apply(J_*, f -> (size f, f));
    found := saturate(I, first left, Strategy => Eliminate);
    while #left > 1 do (
        (start, Q) := if #left > 20 then (matrix {{1_(ring I)}}, quotient(I, found))
            else (compress((gens found) % I), I);
        next := position(drop(left, 1), f -> (
            products := start;
            for i from 1 to 4 when products != 0 do products = compress((f * products) % Q);
            products != 0));
        if next === null then break;
        left = drop(left, next + 1);
        found = intersect(found, saturate(I, first left, Strategy => Eliminate)));
    found
    );

-- for varieties V(P), by their ideals, and a function f that gives a part V(f P) of each: the
-- closure of the union of these without the points that lie on two of the varieties
closureOffIntersections = (parts, f) -> (
    away := (J, P) -> if J + P == 1 then J else saturationBy(J, P);
    found := apply(#parts, i -> fold(away, f parts#i, drop(parts, {i, i})));
    if #found == 1 then found#0 else intersect found
    );

-- the unions of varieties of one dimension each, by their ideals, the largest first
equidimensionalParts = parts -> (
    if #parts == 1 then return parts;
    groups := partition(codim, parts);
    apply(sort keys groups, c -> intersect groups#c)
    );

-- the ideal of the closure of V(J) without V(K), a saturation.  Where both are cones and V(K) is
-- the vertex, one linear form takes the place of K: what it adds to J has finite length, hence lies
-- at the vertex, if the Hilbert polynomial stays the same.  Else K itself is taken.
closureOutside = (J, K) -> (
    if K == 1 then return J;
    if isHomogeneous J and isHomogeneous K and dim K == 0 then (
        form := sum(numgens ring J, i -> (i + 1) * (ring J)_i);
        outside := saturate(J, form, Strategy => Eliminate);
        if hilbertPolynomial outside == hilbertPolynomial J then return outside);
    saturationBy(J, K)
    );

-- a size and a matrix whose minors of this size generate the same ideal as those of size r of M: a
-- row and a column that meet in a constant are cleared by it and left out, the size is one less
withoutUnits = (r, M) -> (
    isUnit := f -> f != 0 and isConstant f;
    while r > 0 do (
        place := position(flatten entries M, isUnit);
        if place === null then break;
        (i, j) := (place // numColumns M, place % numColumns M);
        multiples := (1 / leadCoefficient M_(i, j)) * M_{j};
        M = submatrix'(M - multiples * M^{i}, {i}, {j});
        r = r - 1);
    (r, M)
    );

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the minors of size r of a matrix M that count modulo an ideal I: remainders that generate with I
-- the same ideal as all minors with I, each once up to a factor
minorsModulo = (r, M, I) -> (
    (size, small) := withoutUnits(r, M % I);
    remainders := flatten entries compress((gens smallMinors(size, small % I)) % I);
    ideal unique prepend(0_(ring I), apply(remainders, f -> (1 / leadCoefficient f) * f))
    );

-- the minors, modulo I, of a matrix M of the size of its rank at a general point of V(I), which is
-- at most r: they define where on V(I) the rank is smaller.  For a radical ideal, minors that all
-- lie in I vanish on all of V(I), so that the general rank is smaller still.
rankDrop = (M, I, r) -> (
    drop := minorsModulo(r, M, I);
    while r > 0 and drop == 0 do (
        r = r - 1;
        drop = minorsModulo(r, M, I));
    drop
    );

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    trim(I + minorsModulo(codim I, jacobian generators trim I, I))
    );

-- the smooth points of V(I) where the differential of the map with coordinates F, restricted to the
-- tangent space, has a smaller rank than at a general point: there the gradients of F and of I
-- together have a smaller rank.  Only smooth points count, so what lies in the singular locus goes.
ramification = (I, F) -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := jacobian generators trim I | jacobian matrix {F};
    largest := min(numgens ring I, codim I + #F);
    trim closureOutside(I + rankDrop(gradients, I, largest), jacobianCriterion I)
    );

-- a Groebner basis of an ideal when few S-pairs are enough to find it, else null: no other way is
-- faster then, and what was found is not lost
smallBasis = I -> (
    G := gb(I, PairLimit => 100);
    if match("status: done", toString status G) then G
    );

-- the row of polynomials in a ring S, of as many variables, that msolve answers about an ideal
-- when it is called with these words; as its package does it, but for a substitution of each
-- variable by itself that takes longer than all else
msolved = (I, words, S) -> (
    tool := name -> value (solverPackage())#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") ideal select(I_*, f -> f != 0);
    once := options value (solverPackage()).Dictionary#"msolveGB" ++ {Threads => 1};
    file := (tool "msolve")(P, K, J_*, words, once);
    internal := name -> value Core#"private dictionary"#name;
    map(S, (internal "rawMatrixReadMsolveFile")((internal "raw") S, file))
    );

-- whether the polynomials over QQ in the row M, reduced modulo a prime and with leading
-- coefficient 1, are those in the row N over ZZ/p, of a ring with the same variables
hasResidues = (M, N) -> (
    residues := flatten entries (map(ring N, ring M, gens ring N)) M;
    if any(residues, f -> f == 0) or #residues != numcols N then return false;
    sort matrix {apply(residues, f -> 1/leadCoefficient f * f)} == sort matrix {flatten entries N}
    );

-- an ideal over QQ modulo a prime that divides none of its numbers
reducedModulo = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    (map(R, ring I, gens R)) I
    );

-- the polynomials of an ideal that are free of the variables in a list L, and whether they are
-- exact, or null where neither of two quick ways leads there. A hundred S-pairs may be enough. Else
-- msolve finds them: over large prime fields exactly, over QQ lifted from primes that it draws
-- itself, and then the same as those modulo another prime p.
quickElimination = (L, I, p) -> (
    R := ring I;
    kept := select(gens R, x -> not member(x, L));
    places := apply(L | kept, index);
    S := (coefficientRing R)(monoid [(options R).Variables_places, MonomialOrder => {#L, #kept}]);
    J := (map(S, R, apply(inversePermutation places, i -> S_i))) I;
    G := smallBasis J;
    if G =!= null then return (ideal (map(R, S, L | kept)) selectInSubring(1, gens G), true);
    if char R > 0 and char R < 2^15 or solverPackage() === null then return;
    M := monoid [(options R).Variables_(apply(kept, index))];
    words := concatenate("-g 2 -e ", toString(#L));
    -- modulo a prime the whole basis comes
    modulo := (K, S) -> (
        T := (coefficientRing S) M;
        (map(T, S, apply(L, x -> 0_T) | gens T)) selectInSubring(1, msolved(K, words, S)));
    found := if char R > 0 then modulo(J, S) else msolved(J, words, QQ M);
    isRight := char R > 0 or hasResidues(found, (K -> modulo(K, ring K)) reducedModulo(J, p));
    if not isRight then return;
    E := ideal (map(R, ring found, kept)) found;
    forceGB gens E; -- known to it from here on
    (E, char R > 0)
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F
imageClosure = (I, F, S) -> (
    if I == 1 then return ideal 1_S;
    preimage(map(ring I, S, F), I)
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F, and whether
-- it is exact: not where msolve has lifted it from primes. It is what is free of the variables of I
-- in the ideal of the graph.
imageThrough = (I, F, S, p) -> (
    R := ring I;
    n := numgens R;
    T := (coefficientRing R)(monoid [Variables => n + numgens S]);
    there := map(T, R, take(gens T, n));
    graph := ideal apply(F, drop(gens T, n), (f, y) -> y - there f);
    found := quickElimination(take(gens T, n), there I + graph, p);
    if found === null then return (imageClosure(I, F, S), true);
    E := (map(S, T, toList(n : 0_S) | gens S)) first found;
    if not last found then forceGB gens E; -- known to it from here on
    (E, last found)
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[x, y, z];
F = {x + z};
I = ideal(x*z, y*z);

-- I, or the components of V(I): by tests on sections that are drawn from a number
drawing = 1839051810;
pieces = reducedParts(I, 420564973, drawing, false);
ramified = L -> closureOffIntersections(equidimensionalParts L, P -> ramification(P, F));

S = QQ[v_1];
branch = J -> (
    found := imageThrough(J, F, S, 391962407);
    {last found, shortGenerators first found});
answer = if pieces === null then false else branch ramified pieces;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
