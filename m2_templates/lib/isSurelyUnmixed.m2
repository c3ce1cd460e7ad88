-- whether it is plain that an ideal, other than 1, has no embedded components, and all components
-- of its variety have one dimension: since there are as many generators as the codimension, or the
-- dimension is 0 (Macaulay), or the cone over its projective closure is Cohen-Macaulay, where a
-- general linear section down to dimension 0 has the length of the degree.  The converse is wrong.
isSurelyUnmixed = (I, s) -> (
    (n, c) := (numgens ring I, codim I);
    if numgens trim I == c or c == n then return true;
    G := ideal gens gb I;
    if not isHomogeneous G then (
        z := local z;
        T := (coefficientRing ring I)(monoid[z_0 .. z_n]);
        G = homogenize((map(T, ring I, drop(gens T, -1))) G, T_n));
    section := linearSection(G, c, s, false);
    dim section == 0 and degree section == degree G
    );
