-- the number of points of an ideal over a prime field, counted with multiplicity
solutionCount = I -> (
    found := leadMonomials I;
    if found == 1 then return 0;
    if dim found > 0 then error "expected finitely many points, try another seed";
    degree found
    );
