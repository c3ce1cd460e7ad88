-- the tangent cone of V(I) at a point p, moved to the origin: the limit of the stretched varieties
-- (V(I) - p)/t for t -> 0.  Variables beyond the coordinates of p are not stretched: coordinates
-- are polynomials in them, and I has their relations.
lowestForms = (I, p) -> (
    R := ring I;
    n := numgens R;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_n]);
    x := take(gens S, n);
    place := apply(p, c -> (map(S, R, x)) c);
    stretched := (map(S, R, apply(#p, i -> place#i + S_n * x#i) | drop(x, #p))) I;
    family := saturate(stretched, S_n);
    (map(R, S, append(gens R, 0_R))) family
    );
