-- critical_count
--
-- Computes    how many different complex critical points loss and weight decay have together, as a
--             function of the weights: modulo a large prime, the points where all derivatives
--             vanish; -1 for infinitely many
-- Assumes     that the prime, drawn at random, is none of the finitely many modulo which the
--             number is another one
-- Reference   Bharadwaj, Hosten: Complex critical points of deep linear neural networks (2023)

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

-- a Groebner basis of an ideal over a prime field, fast for primes below 2^15
modularBasis = J -> forceGB groebnerBasis(J, Strategy => "F4");

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

-- how many different points an ideal over a large prime field has, -1 for infinitely many
distinctSolutions = (I, form) -> (
    G := exactBasis I;
    L := monomialIdeal leadTerm gens G;
    if dim L < 0 then return 0;
    if dim L > 0 then return -1;
    distinctPoints(G, lift(basis(ring G / L), ring G), form)
    );

R = (ZZ/440719073)[a11, b11];
-- the derivatives
I = ideal(
  7571956*a11*b11^2 + 33032652*a11 - 16629236*b11,
  7571956*a11^2*b11 - 16629236*a11 + 30606580*b11);
form = {302288526, 155624887};
answer = distinctSolutions(I, form);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
