-- whether some affine section of V(I) down to dimension 0, general but for small fields, has as
-- many points as the degree of V(I): then all components of the largest dimension are reduced
isReducedOnSection = (I, s) -> (
    points := linearSection(I, codim I, s, true);
    if dim points != 0 or degree points != degree I then return false;
    separating := if char ring I == 0 then 2 + s % 97 else 1 + s;
    differentPoints(points, separating) == degree points
    );
