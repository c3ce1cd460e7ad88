-- the section of V(I) by a general linear space, or an affine one, of dimension c: the ideal in c
-- variables.  The others are combinations of these, and of 1 for an affine space, drawn from s.
linearSection = (I, c, s, isAffine) -> (
    (R, k) := (ring I, coefficientRing ring I);
    z := local z;
    S := k(monoid[z_1 .. z_c]);
    rest := numgens R - c;
    width := if isAffine then c + 1 else c;
    columns := if isAffine then vars S | matrix{{1_S}} else vars S;
    (map(S, R, vars S | columns * transpose sub(pseudorandomMatrix(k, rest, width, s), S))) I
    );
