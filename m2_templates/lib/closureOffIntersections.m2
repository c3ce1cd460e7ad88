-- for varieties V(P), by their ideals, and a function f that gives a part V(f P) of each: the
-- closure of the union of these without the points that lie on two of the varieties
closureOffIntersections = (parts, f) -> (
    away := (J, P) -> if J + P == 1 then J else saturationBy(J, P);
    found := apply(#parts, i -> fold(away, f parts#i, drop(parts, {i, i})));
    if #found == 1 then found#0 else intersect found
    );
