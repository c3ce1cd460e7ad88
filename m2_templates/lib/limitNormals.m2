-- the limits of the normal spaces of V(P) at smooth points that approach p, cut with the affine
-- space through p that u, a row over T = QQ[s_1, ...], gives.  For a plane curve these are the
-- lines that are orthogonal to its tangents, the zeros of the form of lowest degree.
limitNormals = (P, Q, p, u) -> (
    (R, T) := (ring P, ring u);
    (n, m) := (numgens R, if numgens P == 1 then 0 else numgens P);
    normal := sub(Q, T) * transpose(u - sub(p, T));
    gradients := sub(jacobian P, p);
    tangents := sub(gens ker transpose gradients, T);
    if rank gradients == codim P then return ideal(transpose normal * tangents);
    if n == 2 and codim P == 1 then (
        f := (map(R, R, vars R + sub(p, R))) P_0;
        lowest := part(min apply(terms f, first @@ degree), f);
        return ideal (map(T, R, {-normal_(1, 0), normal_(0, 0)})) lowest);
    l := local l;
    S := QQ[l_1 .. l_(m + 2 * n)];
    toS := map(S, R, take(drop(gens S, m), n));
    column := transpose matrix{drop(gens S, m + n)};
    conormal := toS P + gradientSpanEquations(P, column, take(gens S, m), toS);
    conormal = saturationBy(conormal, toS jacobianCriterion P);
    if m > 0 then conormal = eliminate(take(gens S, m), conormal);
    place := flatten entries sub(p, T) | flatten entries normal;
    (map(T, S, toList(m : 0_T) | place)) conormal
    );
