-- the points x of V(P) that are critical for the distance from u and as far from u as p, for a row
-- u of polynomials in s_1, ..., s_k: equations in the unknowns l_1, l_2, ..., which are followed by
-- x and s.
--
-- Being as far says <w,w> = 2 <w, u - p>, with w = x - p and the scalar product of Q.  The first
-- unknown inverts <w,w>, which is positive for every real x other than p.  Then no singular point
-- of a hypersurface remains, since only u = x would be critical there, which says w = 0; for more
-- equations these points are removed.
bisectorSystem = (P, Q, p, u) -> (
    n := numgens ring P;
    m := if numgens P == 1 or codim P == n then 0 else numgens P;
    k := #support u;
    l := local l;
    S := QQ[l_1 .. l_(1 + m + n + k)];
    multipliers := take(drop(gens S, 1), m);
    toS := map(S, ring P, take(drop(gens S, 1 + m), n));
    given := drop(gens S, 1 + m + n) | toList(numgens ring u - k : 0_S);
    away := (map(S, ring u, given)) u - sub(p, S);
    w := toS vars ring P - sub(p, S);
    product := (a, b) -> (a * sub(Q, S) * transpose b)_(0, 0);
    system := toS P + ideal(product(w, w) - 2 * product(w, away), S_0 * product(w, w) - 1)
        + criticalWith(P, sub(Q, S) * transpose(away - w), multipliers, toS);
    if m > 0 then outsideOf(system, toS jacobianCriterion P) else system
    );
