-- real_points
--
-- Computes    modulo a large prime p, drawn at random, how many points an ideal of dimension zero
--             has, D with multiplicities and N without: {D, N, bounded, points, text}.  If bounded
--             is true, there are at most D over QQ.  When all are simple, and there are few, points
--             is {c, {f}, {v_1, ..., v_n}}, modulo a prime q of 15 bits: t = c_1 x_1 + ... takes
--             different values at them, the roots of f, and the points are x_i = v_i(t).  Newton's
--             iteration lifts them to points over QQ, at which the equations are verified.  Else
--             text is what msolve finds over QQ, if it is installed, which is verified as well.
--             Nothing when infinitely many points are modulo one of the primes
-- Assumes     that there are no more points over QQ than modulo p, unless bounded (not checked)
-- Reference   Giusti, Lecerf, Salvy: A Groebner free alternative for polynomial system solving,
--             J. Complexity 17 (2001), section 4

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

-- an ideal over QQ modulo a prime that divides none of its numbers
reducedModulo = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    (map(R, ring I, gens R)) I
    );

-- a Groebner basis of an ideal over a prime field, fast for primes below 2^15
modularBasis = J -> forceGB groebnerBasis(J, Strategy => "F4");

-- whether polynomials over QQ have common points at infinity modulo a prime: a common zero, other
-- than the origin, of their forms of highest degree, also of one that vanishes modulo the prime
hasPointsAtInfinity = (I, q) -> (
    forms := ideal apply(I_*, f -> if f == 0 then f else part(first degree f, f));
    dim monomialIdeal leadTerm gens modularBasis reducedModulo(forms, q) > 0
    );

-- the points of an ideal over a prime field, with the Groebner basis G and the standard monomials
-- in the row B, as {c, {f}, {v_1, ..., v_n}}: the linear form t = c_1 x_1 + ... + c_n x_n separates
-- them, f in S = QQ[T] is monic and squarefree, its roots are the values of t, and the points are
-- x_i = v_i(t).  Coefficients are residues.  Nothing when some point is multiple, or none of a few
-- forms separates the points.
modularRepresentation = (G, B, S) -> (
    R := ring G;
    F := coefficientRing R;
    n := numgens R;
    D := numcols B;
    coordinates := M -> lift(last coefficients(M % G, Monomials => B), F);
    for attempt from 1 - n to 3 do (
    c := apply(n, i -> if attempt > 0 then attempt^i else if i == n - 1 + attempt then 1 else 0);
    N := coordinates(sum(n, i -> c#i * R_i) * B);
    column := coordinates matrix{{1_R}};
    powers := {column} | for k from 1 to D list column = N * column;
    K := mutableMatrix matrix{take(powers, D)};
    if rank K < D then continue;
    columns := matrix solve(K, mutableMatrix(powers#D | coordinates vars R));
    polys := flatten entries(matrix{apply(D, k -> S_0^k)} * sub(lift(columns, ZZ), S));
    f := S_0^D - polys#0;
    h := (map(F(monoid S), S)) f;
    if gcd(h, diff(first gens ring h, h)) != 1 then break;
    return {c, {f}, drop(polys, 1)})
    );

-- the points of an ideal over QQ, without multiplicities, as msolve writes them, in one line; empty
-- where its package is not installed
solverOutput = I -> (
    if solverPackage() === null then return "";
    tool := name -> value (solverPackage())#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") I;
    once := options value (solverPackage()).Dictionary#"msolveRUR" ++ {Threads => 1};
    concatenate lines get (tool "msolve")(P, K, J_*, "-P 2", once)
    );

-- how many points, without multiplicities, a text that msolve wrote has: the degree of the
-- polynomial whose roots they are, 0 where there is none
writtenPoints = text -> (
    found := regex(///\[1, *\[\[([0-9]+),///, text);
    if found === null then 0 else value substring(found#1, text)
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

-- a Groebner basis of an ideal in the graded reverse lexicographic order, by exact arithmetic:
-- over prime fields by F4, that of Macaulay2 for primes below 2^15, else that of msolve where its
-- package is installed
exactBasis = I -> (
    p := char ring I;
    if p == 0 or p > 2^15 and solverPackage() === null then return gb I;
    equations := select(I_*, f -> f != 0);
    if equations === {} or any(equations, isConstant) then return gb I;
    if p < 2^15 then modularBasis ideal equations else forceGB msolved(I, "-g 2", ring I)
    );

-- how many different points an ideal of dimension zero over a large prime field has, with the
-- Groebner basis G and the standard monomials in the row B: how many values a random linear form
-- takes, the different roots of its minimal polynomial.  Only an unlucky form takes fewer.
distinctPoints = (G, B, form) -> (
    R := ring G;
    F := coefficientRing R;
    D := numcols B;
    t := sum(numgens R, i -> form#i * R_i);
    action := mutableMatrix lift(last coefficients((t * B) % G, Monomials => B), F);
    one := mutableMatrix lift(last coefficients(matrix{{1_R}}, Monomials => B), F);
    -- the columns of 1, t, ..., t^D, in each step twice as many
    powers := one;
    while numcols powers <= D do (
        powers = mutableMatrix(matrix powers | matrix(action * powers));
        action = action * action);
    r := rank powers;
    relation := flatten entries nullSpace mutableMatrix (matrix powers)_{0..r};
    S := F(monoid[getSymbol "T"]);
    f := sum(r + 1, k -> relation#k * S_0^k);
    r - first degree gcd(f, diff(S_0, f))
    );

-- what is known modulo a small prime q and a large prime p of the points of an ideal over QQ:
-- {D, N, bounded, representation, text}.  Modulo p they are D with multiplicities and N without.
-- Modulo q, if they are bounded, there are D as well and none at infinity: then over QQ, with
-- multiplicities, there are at most D, since the Hilbert function of a homogeneous ideal over ZZ is
-- not smaller modulo q.  The representation is that of simple points modulo q, as in
-- modularRepresentation, if they are few, or not too many where msolve is missing; else {}, and the
-- text is what msolve writes of the points over QQ; of multiple ones if these are wanted.  Where so
-- many are represented or written, D stands for N, and if they are bounded nothing is asked modulo
-- p: there are not fewer over QQ.  Nothing when there are infinitely many points modulo one of the
-- primes; modulo both an error, if that is believed.
pointsModuloPrimes = (I, S, q, p, form, few, most, believed, multiple) -> (
    leading := G -> monomialIdeal leadTerm gens G;
    standard := (G, L) -> lift(basis(ring G / L), ring G);
    number := L -> if dim L > 0 then infinity else degree L;
    J := reducedModulo(I, q);
    G := modularBasis J;
    size := number leading G;
    some := 0 < size and size < infinity;
    bounded := some and not hasPointsAtInfinity(I, q);
    short := some and (size <= few or size <= most and solverPackage() === null);
    simple := if short then modularRepresentation(G, standard(G, leading G), S);
    text := if some and simple === null and multiple then solverOutput I else "";
    if bounded and simple =!= null then return {size, size, true, simple, ""};
    if bounded and writtenPoints text == size then return {size, size, true, {}, text};
    -- a small basis is found before msolve has started
    H := (if size <= few then modularBasis else exactBasis) reducedModulo(I, p);
    L := leading H;
    D := number L;
    if D == infinity and size == infinity and believed
    then error concatenate("expected a zero-dimensional ideal, got one of dimension ",
        toString dim L, " modulo ", toString p, " and ", toString q);
    if D == infinity or size == infinity then return {};
    if D == 0 then return {0, 0, false, {}, ""};
    if D == size and simple =!= null then return {D, D, bounded, simple, ""};
    if text == "" and multiple then text = solverOutput I;
    N := if writtenPoints text == D then D else distinctPoints(H, standard(H, L), form);
    if N == D and not multiple then text = solverOutput I;
    {D, N, bounded and size == D, {}, text}
    );

R = QQ[x, y];
I = ideal(x^2 - 2, -x + 3*y, x^60 - 1073741824);
S = QQ[T];
form = {148986829, 106899895};
answer = pointsModuloPrimes(I, S, 29423, 425359813, form, 30, 200, true, true);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
