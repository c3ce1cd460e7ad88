-- the same for a plane curve f = 0 through p, where u is any point of the plane and p is singular,
-- or u is on the normal line of a smooth point p; null where the argument below does not apply.
--
-- The points as far from u as p are on a circle: p + r (1, t) with r = 2 L/q, L = <u - p, (1,
-- t)> and q = <(1, t), (1, t)>.  Let f = f_m + ... + f_d, where f_i is a form of degree i in x -
-- p.  On the circle f is the sum of the f_i(1, t) (2 L)^i q^(d - i), but for q^d.  Divide it by
-- L^m or, on the normal line, where L = s l and f_1 = c l, by 2 s l^2.  A zero t of what remains
-- with L and q not 0 is a point of the curve other than p, and a multiple zero one that is
-- critical or singular: what is looked for is the discriminant.  It contains more only if t is a
-- multiple zero for infinitely many u, or on the normal line for one, with
--   L = q = 0: then <u - p, u - p> = 0, which is divided out, as no real u but p satisfies it;
--   q = 0 only: then f_d = 0, the curve has the points of all circles at infinity; null;
--   L = 0 only: p being singular, t is a multiple zero of f_m and one of f_(m + 1); null;
--   l = 0 on the normal line: then u is the focal point; null where that is a zero.
bisectorByCircles = (P, Q, p, u) -> (
    (R, T, k) := (ring P, ring u, #support u);
    if numgens R != 2 or numgens P != 1 or not isOnVariety(p, P) then return null;
    F := (map(R, R, vars R + sub(p, R))) P_0;
    (m, d) := (min apply(terms F, first @@ degree), first degree F);
    if (k == 1) != (m == 1) then return null;
    forms := apply(d + 1, i -> part(i, F));
    multiple := gcd(diff(R_0, forms#m), diff(R_1, forms#m));
    if 1 < m and m < d and gcd(multiple, forms#(m + 1)) != 1 then return null;
    S := QQ(monoid[vars(0 .. k)]); -- the coordinates of u, and t
    toward := matrix{{1, S_k}};
    f := apply(forms, g -> (map(S, R, toward)) g);
    q := (toward * Q * transpose toward)_(0, 0);
    if gcd(f#d, q) != 1 then return null;
    away := (map(S, T, take(gens S, k) | toList(numgens T - k : 0_S))) u - p;
    L := (away * Q * transpose toward)_(0, 0);
    l := L;
    c := 0;
    rest := if k == 2 then sum(m .. d, i -> f#i * (2 * L)^(i - m) * q^(d - i)) else (
        l = diff(S_0, L);
        c = f#1 // l;
        if first degree c > 0 or c * l != f#1 then return null;
        sum(2 .. d, i -> f#i * (2 * S_0)^(i - 1) * l^(i - 2) * q^(d - i)) + c * q^(d - 1));
    rest = primitivePart rest;
    toT := map(T, S, take(gens T, k) | {0_T});
    size := if k == 2 then 2 * d - m else 2 * d - 2;
    D := binaryDiscriminant(apply(size + 1, i -> toT contract(S_k^i, rest)), T);
    if D == 0 then return null;
    if k == 2 then (
        square := ((u - p) * Q * transpose(u - p))_(0, 0);
        while D % square == 0 do D = D // square;
        return ideal D);
    D = D // T_0^(min apply(exponents D, first));
    if d == 1 then return ideal D;
    normal := sub(diff(T_0, u), QQ) * Q;
    along := map(QQ, R, {-normal_(0, 1), normal_(0, 0)}); -- on tangent vectors
    focal := lift(c, QQ) * along (vars R * Q * transpose vars R)_(0, 0) + 2 * along forms#2 * T_0;
    if first degree focal > 0 and D % focal == 0 then null else ideal D
    );
