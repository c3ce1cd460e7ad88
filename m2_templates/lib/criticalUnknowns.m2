-- how many unknowns bisectorSystem and lineSystem need to say that points of V(P) are smooth and
-- critical: a multiplier for each of several equations.  For one equation f none, unless singular
-- points are infinitely many: then one, that inverts <w, grad f>.
criticalUnknowns = P -> (
    n := numgens ring P;
    if codim P == n then 0
    else if numgens P > 1 then numgens P
    else if n > 2 and dim(P + ideal jacobian P) > 0 then 1
    else 0
    );
