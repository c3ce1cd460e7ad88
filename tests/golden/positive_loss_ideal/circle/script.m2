-- positive_loss_ideal
--
-- Computes    the critical points of the squared distance (x - u)^T Q (x - u) from data u on a
--             variety, without those of loss zero: the closure of the smooth points x where
--             Q (x - u) is not zero, and a combination of the gradients of the variety's equations
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025)

needsPackage "Saturation";

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the equations, not yet saturated, of the points x of V(I) where Q (x - u) is a combination of the
-- gradients, in a ring S with an unknown S_0 that they do not contain: by Lagrange multipliers when
-- the generators are as many as the codimension, else by minors.  S_0 and the multipliers come
-- first, to be eliminated.
criticalWithInverse = (I, Q, u) -> (
    R := ring I;
    n := numgens R;
    J := trim I;
    m := numgens J;
    gradients := jacobian generators J;
    pull := lossGradient(R, Q, u);
    c := codim J;
    free := if m == c then m else 0;
    l := local l;
    S := (coefficientRing R)[l_0 .. l_(free + n), MonomialOrder => Eliminate(free + 1)];
    toS := map(S, R, drop(gens S, free + 1));
    conditions := if m == c
    then ideal((toS gradients) * transpose matrix(S, {take(drop(gens S, 1), m)}) - toS pull)
    else toS smallMinors(c + 1, (gradients | pull) % J);
    (S, toS, toS J + conditions)
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

-- the minors of size r of a matrix M that count modulo an ideal I: remainders that generate with I
-- the same ideal as all minors with I, each once up to a factor
minorsModulo = (r, M, I) -> (
    (size, small) := withoutUnits(r, M % I);
    remainders := flatten entries compress((gens smallMinors(size, small % I)) % I);
    ideal unique prepend(0_(ring I), apply(remainders, f -> (1 / leadCoefficient f) * f))
    );

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    trim(I + minorsModulo(codim I, jacobian generators trim I, I))
    );

-- the closure of the smooth points x of V(I) where Q (x - u) is a combination of the gradients of
-- the generators of I, and not zero.  One more unknown w inverts an entry of Q (x - u); entries
-- that vanish where all before them do add nothing.
positiveLoss = (I, Q, u) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    forms := (trim ideal lossGradient(R, Q, u))_*;
    (S, toS, system) := criticalWithInverse(I, Q, u);
    free := numgens S - numgens R;
    toR := map(R, S, toList(free : 0_R) | gens R);
    outside := f -> ideal toR selectInSubring(1, gens gb(system + ideal(S_0 * toS f - 1)));
    parts := for i from 0 to #forms - 1 list (
    before := ideal take(forms, i);
    if i > 0 and system + toS before + ideal(S_0 * toS forms#i - 1) == 1 then continue;
    outside forms#i);
    found := if #parts == 0 then ideal 1_R else intersect parts;
    -- a gradient that has Q (x - u) != 0 as a multiple is not zero: one equation is smooth there
    if numgens trim I == 1 or found == 1 then found else saturationBy(found, jacobianCriterion I)
    );

R = QQ[x, y];
I = ideal(x^2 + y^2 - 1);
Q = matrix(QQ, {{1, 0}, {0, 0}});
u = matrix(QQ, {{0, 2}});
answer = ideal gens gb positiveLoss(I, Q, u);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
