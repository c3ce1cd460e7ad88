-- the same where all u are on the line p + s v, without s: this is <w,w> / (2 <w,v>), and the first
-- unknown inverts 2 <w,v>, which is not zero for a real x other than p.  Both the equations and s,
-- as a polynomial in the unknowns.
lineSystem = (P, Q, p, v) -> (
    n := numgens ring P;
    m := criticalUnknowns P;
    S := QQ(monoid[vars(0 .. m + n)]);
    multipliers := take(drop(gens S, 1), m);
    toS := map(S, ring P, drop(gens S, 1 + m));
    w := apply(n, i -> S_(1 + m + i) - p_(0, i));
    away := apply(n, j -> sum(n, i -> Q_(i, j) * w#i));
    toward := first entries(v * Q);
    square := sum(n, i -> away#i * w#i);
    slope := 2 * sum(n, i -> toward#i * w#i);
    normal := transpose matrix{apply(n, i -> square * toward#i - slope * away#i)};
    system := toS P + ideal(S_0 * slope - 1) + gradientSpanEquations(P, normal, multipliers, toS);
    if numgens P == 1 and m == 1 then system = system + smoothnessEquation(P, w, S_1, toS)
    else if m > 0 then system = saturationBy(system, toS jacobianCriterion P);
    (system, square * S_0)
    );
