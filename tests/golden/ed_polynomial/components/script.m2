-- ed_polynomial
--
-- Computes    the polynomial in data u and t whose roots t, for given general u, are the squared
--             distances (x - u)^T Q (x - u) at the critical points x of a variety: the closure of
--             the image of the pairs of x and a normal vector at x
-- Notes       the ideal need not be radical or equidimensional: unless it is so by quick tests, the
--             components of the variety are found, and each is treated by itself
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), theorem 4.1; Ottaviani, Sodomaco:
--             The distance function from a real algebraic variety (2020)
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "u_1"
--                 v_2 stands for "u_2"
--                 v_3 stands for "u_3"

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

-- the pairs of a point x of V(I) and of data u for which it is critical, by the multipliers l of
-- the generators of I: u = x - Q^-1 (l_1 grad f_1 + l_2 grad f_2 + ...).  Given are I in the ring
-- of x and l, the coordinates of u there, and the squared distance (x - u)^T Q (x - u).
distanceCorrespondence = (I, Q) -> (
    R := ring I;
    J := if I == 1 then ideal 1_R else trim I;
    n := numgens R;
    m := numgens J;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + m)];
    toS := map(S, R, take(gens S, n));
    normal := (toS jacobian generators J) * transpose matrix(S, {drop(gens S, n)});
    away := sub(inverse sub(Q, coefficientRing R), S) * normal;
    data := flatten entries(transpose matrix(S, {take(gens S, n)}) - away);
    (toS J, data, (transpose normal * away)_(0, 0))
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F
imageClosure = (I, F, S) -> (
    if I == 1 then return ideal 1_S;
    preimage(map(ring I, S, F), I)
    );

-- the equation, in the ring S of data and the squared distance, of all triples of data, critical
-- point and distance, without the points.  Points and normal vectors of an irreducible variety form
-- one too, with the pairs over smooth points dense in it: nothing is to be removed.
distancePolynomial = (I, Q, S) -> (
    (J, data, distance) := distanceCorrespondence(I, Q);
    found := trim imageClosure(J, append(data, distance), S);
    if numgens found != 1 then error("expected that general data have critical points on each "
        | "component of the variety, but on one the quadric is degenerate");
    found_0
    );

R = QQ[x, y, z];
I = ideal(x*z, y*z);

-- I, or the components of V(I): by tests on sections that are drawn from a number
drawing = 1839051810;
pieces = reducedParts(I, 420564973, drawing, false);
Q = matrix(QQ, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});

-- the coordinates of u, and t
S = QQ[v_1, v_2, v_3, t];
answer = unionOf(apply(pieces, P -> ideal distancePolynomial(P, Q, S)), S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
