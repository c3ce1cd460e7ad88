-- the closure of the smooth points x of V(I) where Q (x - u) is the sum of the gradients of the
-- generators of I with some multipliers.  At a smooth point the multipliers that do it form an
-- affine space, a single point when the number of generators is the codimension: eliminating them
-- loses nothing, and adds nothing but limits.
criticalByMultipliers = (I, Q, u) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    gradients := jacobian generators trim I;
    m := numColumns gradients;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(m + numgens R), MonomialOrder => Eliminate m];
    toS := map(S, R, drop(gens S, m));
    combined := (toS gradients) * transpose matrix(S, {take(gens S, m)});
    equations := toS I + ideal(combined - toS lossGradient(R, Q, u));
    free := if m == 0 then gens equations else selectInSubring(1, gens gb equations);
    toR := map(R, S, toList(m : 0_R) | gens R);
    saturationBy(ideal toR free, jacobianCriterion I)
    );
