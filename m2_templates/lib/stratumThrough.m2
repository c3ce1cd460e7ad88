-- the stratum that a point is on: of the components of a variety, of its singular locus, of the
-- singular locus of that, ..., which are given, the last one through the point
stratumThrough = (strata, p) -> (
    through := select(strata, P -> isOnVariety(p, P));
    if #through == 0 then error "expected a point of the variety";
    last through
    );
