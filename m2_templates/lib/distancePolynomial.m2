-- the equation, in the ring S of data and the squared distance, of all triples of data, critical
-- point and distance, without the points.  Points and normal vectors of an irreducible variety form
-- one too, with the pairs over smooth points dense in it: nothing is to be removed.
distancePolynomial = (I, Q, S) -> (
    (J, data, distance) := distanceCorrespondence(I, Q);
    found := trim imageClosure(J, append(data, distance), S);
    if numgens found != 1 then error("expected that general data have critical points on each "
        | "component of the variety, but on one the quadric is degenerate");
    found_0
    );
