-- the tangent cone of V(I) at a point p, moved to the origin: the limit of the stretched varieties
-- (V(I) - p)/t for t -> 0
lowestForms = (I, p) -> (
    R := ring I;
    n := numgens R;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_n]);
    x := take(gens S, n);
    stretched := (map(S, R, apply(n, i -> p#i + S_n * x#i))) I;
    family := saturate(stretched, S_n);
    (map(R, S, append(gens R, 0_R))) family
    );
