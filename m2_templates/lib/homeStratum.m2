-- the prime ideal of the stratum of V(I) that a point is on: of the components of V(I), of its
-- singular locus, of the singular locus of that, ..., the last one through the point
homeStratum = (I, p) -> (
    through := select(flatten singularityStrata I, P -> liesOn(p, P));
    if #through == 0 then error "expected a point of the variety";
    last through
    );
