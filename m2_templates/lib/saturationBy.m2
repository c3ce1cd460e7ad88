-- the saturation of I by J, whose variety is the closure of V(I) without V(J).  The strategy is
-- named because the package Msolve, once something has loaded it, puts one of its own in front,
-- which leaves components in V(J) over prime fields.
saturationBy = (I, J) -> intersect apply(J_*, f -> saturate(I, f, Strategy => Eliminate));
