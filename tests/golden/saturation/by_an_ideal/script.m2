-- saturation
--
-- Computes    the saturation of I by J: the polynomials that some power of J multiplies into I;
--             its variety is the closure of V(I) without V(J)
--             With {true, ...} proved, with {false, ...} by a combination of the generators of J;
--             by another one, modulo a prime, it is the same
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 4

needsPackage "Saturation";
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

-- the saturation of an ideal I by a polynomial f, and whether it is exact: not where msolve has
-- lifted it from primes; null where no quick way leads there. It is what is free of t in the ideal
-- of I and 1 - t f.
quickSaturation = (I, f, p) -> (
    R := ring I;
    S := (coefficientRing R)(monoid [Variables => 1 + numgens R]);
    there := map(S, R, drop(gens S, 1));
    found := quickElimination({S_0}, there I + ideal(1 - S_0 * there f), p);
    if found === null then return;
    E := (map(R, S, prepend(0_R, gens R))) first found;
    if not last found then forceGB gens E; -- known to it from here on
    (E, last found)
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

-- whether it is found quickly that powers of all generators of J multiply an ideal E into I
isMultipliedInto = (E, J, I) -> (
    G := smallBasis I;
    if G === null then return false;
    outside := compress((gens E) % G);
    all(J_*, f -> (
        left := outside;
        for i from 1 to 5 when left != 0 do left = compress((f * left) % G);
        left == 0))
    );

-- the saturation of I by J, and whether that is proved.  By a linear combination f of generators of
-- J it is the same unless f lies in an associated prime of I that J does not lie in, as few f do.
-- Proved where powers of J are seen to multiply it into I; else it is the same as by another
-- combination, modulo a prime p over QQ. Both are drawn from s; small prime fields have too few.
saturatedBySeveral = (I, J, p, s) -> (
    combined := (J, i) -> (
        numbers := pseudorandomMatrix(coefficientRing ring J, numgens J, 2, s);
        ((gens J) * sub(numbers_{i}, ring J))_(0, 0));
    found := if not any(J_*, isUnit) then quickSaturation(I, combined(J, 0), p);
    if found === null then return (saturationBy(I, J), true);
    if last found and isMultipliedInto(first found, J, I) then return (first found, true);
    L := if char ring I > 0 then I else reducedModulo(I, p);
    again := if char ring L > 2^15 then
        quickSaturation(L, combined((map(ring L, ring J, gens ring L)) J, 1), p);
    if again =!= null and hasResidues(gens first found, gens first again) then (first found, false)
    else (saturationBy(I, J), true)
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[x, y];
I = ideal(x^2, x*y);
J = ideal(x, y);
found = saturatedBySeveral(I, J, 330633313, 1331647265);
answer = {last found, shortGenerators first found};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
