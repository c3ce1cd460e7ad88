-- critical_count
--
-- Computes    how many different complex critical points loss and weight decay have together, as a
--             function of the weights: modulo a large prime, the points where all derivatives
--             vanish; -1 for infinitely many
-- Assumes     that the prime, drawn at random, is none of the finitely many modulo which the
--             number is another one
-- Reference   Bharadwaj, Hosten: Complex critical points of deep linear neural networks (2023)
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "a \"b\"\nc"

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

-- how many different points an ideal over a large prime field has, -1 for infinitely many
distinctSolutions = (I, form) -> (
    G := solverBasis I;
    L := monomialIdeal leadTerm gens G;
    if dim L < 0 then return 0;
    if dim L > 0 then return -1;
    distinctPoints(G, lift(basis(ring G / L), ring G), form)
    );

R = (ZZ/439815053)[lambda, v_1];
-- the derivatives
I = ideal(6*v_1^2 + 12*lambda - 14, 8*v_1^3 + 12*lambda*v_1 - 15*v_1);
form = {333214362, 310250262};
answer = distinctSolutions(I, form);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
