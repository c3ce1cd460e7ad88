-- the length of J at the point, or at each of the conjugate points, of a maximal ideal m; infinity
-- where the point is not isolated in V(J)
lengthAt = (J, m) -> (
    away := saturate(J, m);
    if isSubset(away, m) then return infinity;
    (degree saturate(J, away)) // (degree m)
    );
