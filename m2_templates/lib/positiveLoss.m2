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
