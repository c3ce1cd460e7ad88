-- the closure of the points of a space, with coordinates in T, that are as far from a point p as
-- from another point phi(t) of a parametrized set that is critical: f = <w, w> - 2 <w, u - p>, for
-- w = phi(t) - p, vanishes, and so do its derivatives in the parameters.  Given are f and <w, w> in
-- a ring of the parameters, followed by the coordinates of u.
bisectorOfMap = (f, square, T) -> (
    R := ring f;
    m := numgens R - numgens T;
    z := local z;
    S := QQ[z_0 .. z_(numgens R)];
    toS := map(S, R, drop(gens S, 1));
    critical := ideal f + ideal apply(m, i -> diff(R_i, f));
    -- z_0 inverts the square, which is positive at all other real points
    eliminateUnknowns(take(gens S, m + 1), toS critical + ideal(S_0 * toS square - 1), T)
    );
