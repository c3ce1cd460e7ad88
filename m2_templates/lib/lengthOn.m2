-- the length of the ideal J of the critical points of f on the hypersurface V(f), at all points
-- together; infinity when they are not finitely many.  In characteristic 0 a connected set of
-- critical points has one value of f, so that the ones away from V(f) can be split off.
lengthOn = (J, f) -> (
    away := saturate(J, f);
    part := saturate(J, away);
    if dim part > 0 then infinity else degree part
    );
