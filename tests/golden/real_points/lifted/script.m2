-- real_points
--
-- Computes    modulo a large prime p, drawn at random, how many points an ideal of dimension zero
--             has, D with multiplicities and N without: {D, N, bounded, points}.  If bounded is
--             true, there are at most D over QQ.  When all are simple, and there are few, points
--             is {c, {f}, {v_1, ..., v_n}}, modulo a prime q of 15 bits: t = c_1 x_1 + ... takes
--             different values at them, the roots of f, and the points are x_i = v_i(t).  Newton's
--             iteration lifts them to points over QQ, at which the equations are verified.  When
--             there are many, what msolve finds over QQ follows, if it is installed, which is
--             verified as well.  Nothing when infinitely many points are modulo one of the primes
-- Assumes     that there are no more points over QQ than modulo p, unless bounded (not checked)
-- Reference   Giusti, Lecerf, Salvy: A Groebner free alternative for polynomial system solving,
--             J. Complexity 17 (2001), section 4

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

-- an ideal over QQ modulo a prime that divides none of its numbers
reducedModulo = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    (map(R, ring I, gens R)) I
    );

-- a Groebner basis of an ideal over a prime field, fast for primes below 2^15
modularBasis = J -> forceGB groebnerBasis(J, Strategy => "F4");

-- a Groebner basis of an ideal over a prime field, by the package Msolve where it is installed: far
-- faster for large primes, unless the computation is a small one
solverBasis = J -> (
    equations := select(J_*, f -> f != 0);
    if not instance(msolveGB, Function) or equations === {} or any(equations, isConstant)
    then return modularBasis J;
    forceGB msolveGB(ideal equations, Threads => 1)
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

-- whether polynomials have common points at infinity: a common zero of their forms of highest
-- degree other than the origin
hasPointsAtInfinity = J -> (
    forms := apply(J_*, f -> if f == 0 then f else part(first degree f, f));
    dim monomialIdeal leadTerm groebnerBasis(ideal forms, Strategy => "F4") > 0
    );

-- what is known modulo a small prime q and a large prime p of the points of an ideal over QQ:
-- {D, N, bounded, representation}.  Modulo p they are D with multiplicities and N without.  Modulo
-- q, if they are bounded, there are D as well and none at infinity: then over QQ, with
-- multiplicities, there are at most D, since the Hilbert function of a homogeneous ideal over ZZ is
-- not smaller modulo q.  The representation is that of simple points modulo q, as in
-- modularRepresentation, of at most as many as wanted; else {}.  Nothing when there are infinitely
-- many points modulo one of the primes; modulo both an error, unless that is to be proved over QQ.
pointsModuloPrimes = (I, S, q, p, form, most, proof) -> (
    leading := G -> monomialIdeal leadTerm gens G;
    standard := G -> lift(basis(ring G / leading G), ring G);
    J := reducedModulo(I, q);
    G := modularBasis J;
    size := if dim leading G > 0 then infinity else degree leading G;
    H := (if size < 40 then modularBasis else solverBasis) reducedModulo(I, p);
    dimension := dim leading H;
    if dimension > 0 and size == infinity and not proof
    then error concatenate("expected a zero-dimensional ideal, got one of dimension ",
        toString dimension, " modulo ", toString p, " and ", toString q);
    if dimension > 0 or size == infinity then return {};
    if dimension < 0 then return {0, 0, false, {}};
    B := standard H;
    D := numcols B;
    N := distinctPoints(H, B, form);
    if N < D or size != D then return {D, N, false, {}};
    found := if N <= most then modularRepresentation(G, standard G, S);
    {D, N, not hasPointsAtInfinity J, if found === null then {} else found}
    );

-- the points of an ideal over QQ, without multiplicities, as msolve writes them, in one line; empty
-- where its package is not installed
solverOutput = I -> (
    if not instance(msolveRUR, Function) then return "";
    tool := name -> value Msolve#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") I;
    once := options msolveRUR ++ {Threads => 1};
    concatenate lines get (tool "msolve")(P, K, J_*, "-P 2", once)
    );

R = QQ[x, y];
I = ideal(x^2 - 2, -x + 3*y, x^60 - 1073741824);
S = QQ[T];
form = {148986829, 106899895};
most = if solver === null then 200 else 30;
answer = pointsModuloPrimes(I, S, 29423, 425359813, form, most, false);
if #answer > 0 and answer#0 > 0 and answer#3 === {} then answer = append(answer, solverOutput I);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
