-- the critical points on V(I) of the squared distance from u in the quadric Q.  With as many
-- generators as the codimension the multipliers are determined by the point, and eliminating them
-- is faster than expanding minors.
criticalIdeal = (I, Q, u) -> (
    if numgens trim I == codim I
    then criticalByMultipliers(I, Q, u)
    else criticalByMinors(I, Q, u)
    );
