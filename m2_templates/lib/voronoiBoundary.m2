-- for the set X of the points of V(I) where the polynomials of a list L are not negative, and a
-- point p of X: {space, boundary, limits, home}.  Home is the stratum, of V(I) or of a face of X,
-- that p is a smooth point of, and the space is its normal space there, with coordinates in T.  The
-- boundary is made of the bisectors of p and all strata, of V(I) and of all faces of X; of the
-- points of the space for which p is a degenerate critical point; and of the normal spaces at p of
-- the other strata that are smooth there.  Limits are those of normal spaces of strata that are
-- singular at p.
voronoiBoundary = (I, L, Q, p, T) -> (
    strataOf := chosen -> flatten singularityStrata if #chosen == 0 then I else I + ideal chosen;
    faces := apply(subsets L, chosen -> (chosen, strataOf chosen));
    active := select(L, h -> sub(h, p) == 0);
    home := stratumThrough(last first select(faces, (chosen, strata) -> chosen === active), p);
    strata := unique flatten apply(faces, last);
    space := normalSpace(home, Q, p, T);
    isSmooth := P -> rank sub(jacobian P, p) == codim P;
    others := select(strata, P -> P != home and isOnVariety(p, P));
    near := smooth -> apply(
        select(others, P -> isSmooth P == smooth), P -> limitNormals(P, Q, p, space));
    far := apply(strata, P -> bisector(P, Q, p, space));
    boundary := unionOf(far | {focalPoints(home, Q, p, T)} | near true, T);
    {first entries space, boundary, unionOf(near false, T),
        if numgens home == 1 then home else shortGenerators home}
    );
