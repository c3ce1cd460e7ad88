-- groebner_basis
--
-- Computes    the reduced Groebner basis of an ideal in the monomial order of its ring
--             With {true, ...} exactly, with {false, ...} lifted from primes by msolve, and tested
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 2, section 7

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

-- the reduced Groebner basis of an ideal over QQ in the graded reverse lexicographic order, lifted
-- by msolve from primes that it draws itself.  It has stood two tests: the generators of the ideal
-- have the remainder 0, and modulo another prime p it is the basis of the ideal there.  Null when
-- it has not, and where msolve is missing.
liftedBasis = (I, p) -> (
    if solverPackage() === null then return;
    G := forceGB msolved(I, "-g 2", ring I);
    if (gens I) % G == 0 and hasResidues(gens G, gens exactBasis reducedModulo(I, p)) then G
    );

-- a Groebner basis of an ideal in the graded reverse lexicographic order, and whether it is exact.
-- One that is not small is lifted from primes over QQ, and tested modulo the prime p.
basisThrough = (I, p) -> (
    G := smallBasis I;
    if G =!= null then return (G, true);
    if char ring I > 0 then return (exactBasis I, true);
    G = liftedBasis(I, p);
    if G =!= null then (G, false) else (gb I, true)
    );

R = QQ[x];
I = ideal(0_R);
found = basisThrough(I, 516931579);
answer = {last found, flatten entries gens first found};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
