-- the points x of V(P) that are critical for the distance from u and as far from u as p, for a row
-- u of polynomials in s_1, ..., s_k: equations in the unknowns l_1, l_2, ..., which are followed by
-- x and s.
--
-- Being as far says <w,w> = 2 <w, u - p>, with w = x - p and the scalar product of Q.  The first
-- unknown inverts <w,w>, which is positive for every real x other than p.  Singular points of V(P)
-- are removed, unless it is a hypersurface with finitely many: these are strata by themselves.
bisectorSystem = (P, Q, p, u) -> (
    n := numgens ring P;
    m := criticalUnknowns P;
    k := #support u;
    S := QQ(monoid[vars(0 .. m + n + k)]);
    multipliers := take(drop(gens S, 1), m);
    x := take(drop(gens S, 1 + m), n);
    toS := map(S, ring P, x);
    given := drop(gens S, 1 + m + n) | toList(numgens ring u - k : 0_S);
    away := first entries((map(S, ring u, given)) u - p);
    w := apply(n, i -> x#i - p_(0, i));
    product := (a, b) -> sum(n, i -> sum(n, j -> Q_(i, j) * a#i * b#j));
    normal := apply(n, i -> sum(n, j -> Q_(i, j) * (away#j - w#j)));
    system := toS P + ideal(product(w, w) - 2 * product(w, away), S_0 * product(w, w) - 1)
        + gradientSpanEquations(P, transpose matrix{normal}, multipliers, toS);
    if m == 0 then system
    else if numgens P == 1 then system + smoothnessEquation(P, w, S_1, toS)
    else saturationBy(system, toS jacobianCriterion P)
    );
