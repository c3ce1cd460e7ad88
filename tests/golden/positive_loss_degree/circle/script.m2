-- positive_loss_degree
--
-- Computes    modulo a prime, the number of different critical points of the squared distance
--             (x - u)^T Q (x - u) from general data u on the smooth part of a variety, without
--             those of loss zero: Q (x - u) is not zero, and a combination of as many gradients
--             as the codimension
-- Assumes     that the prime and the random data below are general ones (not checked)
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025)

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

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- a linear combination of the maximal minors of a matrix with no more columns than rows: general
-- ones have general coefficients, for a general matrix B of numbers
minorOf = (M, B) -> det(sub(B^(toList(0 ..< numColumns M)), ring M) * M);

-- for general u, the equations of the critical points on V(I) together with the multipliers of
-- codim I gradients, combined by the matrix A.  General combinations span all gradients at a given
-- smooth point; where they are dependent, general u and a nondegenerate Q leave no solution.  For a
-- degenerate Q a matrix B is given as well, and one more unknown inverts a combination of their
-- maximal minors.
criticalSystem = (I, Q, u, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    gradients := generalGradients(I, A);
    c := numColumns gradients;
    inverses := if B === null then 0 else 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c + inverses)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {take(drop(gens S, n), c)});
    system := toS I + ideal(combined - toS lossGradient(R, Q, u));
    if B =!= null then system = system + ideal(last gens S * toS minorOf(gradients, B) - 1);
    ideal select(system_*, f -> f != 0)
    );

-- for general u, the equations of the critical points x on V(I) with Q (x - u) != 0, with their
-- multipliers as in criticalSystem.  One more unknown inverts the entry of Q (x - u) that the row b
-- combines: for general b it vanishes at none of finitely many points unless all entries do.  The
-- matrix B keeps singular points away; it is null for one equation, since a gradient that has
-- Q (x - u) != 0 as a multiple is not zero.
positiveLossSystem = (I, Q, u, A, B, b) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    system := criticalSystem(I, Q, u, A, B);
    S := ring system;
    w := local w;
    T := (coefficientRing S)[w_0 .. w_(numgens S)];
    toT := map(T, S, drop(gens T, -1));
    xs := map(T, R, take(gens T, numgens R));
    loss := xs sub(b, R) * xs lossGradient(R, Q, u);
    toT system + ideal(last gens T * loss_(0, 0) - 1)
    );

R = (ZZ/302280197)[x, y];
I = ideal(x^2 + y^2 - 1);
Q = matrix(QQ, {{1, 0}, {0, 0}});

-- random numbers, drawn from seed 1
u = matrix(QQ, {{72136255, 33880219}});
generalForm = matrix(QQ, {{47178924, 281998698}});
separator = 110749631;
answer = differentPoints(positiveLossSystem(I, Q, u, null, null, generalForm), separator);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
