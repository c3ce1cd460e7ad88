-- the same where all u are on the line p + s v, without s: this is <w,w> / (2 <w,v>), and the first
-- unknown inverts 2 <w,v>, which is not zero for a real x other than p.  Both the equations and s,
-- as a polynomial in the unknowns.
lineSystem = (P, Q, p, v) -> (
    n := numgens ring P;
    m := if numgens P == 1 or codim P == n then 0 else numgens P;
    l := local l;
    S := QQ[l_1 .. l_(1 + m + n)];
    multipliers := take(drop(gens S, 1), m);
    toS := map(S, ring P, drop(gens S, 1 + m));
    w := toS vars ring P - sub(p, S);
    v = sub(v, S);
    product := (a, b) -> (a * sub(Q, S) * transpose b)_(0, 0);
    (square, slope) := (product(w, w), 2 * product(w, v));
    normal := sub(Q, S) * transpose(square * v - slope * w);
    system := toS P + ideal(S_0 * slope - 1) + criticalWith(P, normal, multipliers, toS);
    if m > 0 then system = outsideOf(system, toS jacobianCriterion P);
    (system, square * S_0)
    );
