-- hilbert_polynomial
--
-- Computes    the Hilbert polynomial of a homogeneous ideal, or of the projective closure of
--             another one
--             With {true, ...} exactly, with {false, ...} modulo a prime, drawn at random
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "x"

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

-- a Groebner basis of an ideal when few S-pairs are enough to find it, else null: no other way is
-- faster then, and what was found is not lost
smallBasis = I -> (
    G := gb(I, PairLimit => 100);
    if match("status: done", toString status G) then G
    );

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

-- an ideal over QQ modulo a prime that divides none of its numbers
reducedModulo = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    (map(R, ring I, gens R)) I
    );

-- a Groebner basis with the leading monomials of an ideal in the graded reverse lexicographic
-- order, and whether it is exact.  Over QQ, unless few S-pairs are enough, it is the one modulo
-- the prime p, whose leading monomials are the same for all primes but finitely many.
basisForNumbers = (I, p) -> (
    G := smallBasis I;
    if G =!= null then return (G, true);
    if char ring I > 0 then (exactBasis I, true) else (exactBasis reducedModulo(I, p), false)
    );

-- the initial ideal of the projective closure, in one variable more, of an ideal with a reduced
-- Groebner basis in a degree order; a homogeneous ideal is its own closure.  In a degree order both
-- have the same initial monomials.
closureInitialIdeal = G -> (
    basis := gens G;
    R := ring basis;
    initial := monomialIdeal leadTerm basis;
    if isHomogeneous ideal basis then return initial;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_(numgens R)]);
    monomialIdeal (map(S, R, take(gens S, numgens R))) gens initial
    );

R = QQ[x, y, z];
I = ideal(x*y);
found = basisForNumbers(I, 318830797);
G = first found;
initialIdeal = closureInitialIdeal G;

S = QQ[v_1];
inOwnVariable = hilbertPolynomial(comodule initialIdeal, Projective => false);
answer = {last found, (map(S, ring inOwnVariable, {S_0})) inOwnVariable};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
