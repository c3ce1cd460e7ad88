-- the reduced Groebner basis of an ideal over QQ in the graded reverse lexicographic order, lifted
-- by msolve from primes that it draws itself.  It has stood two tests: the generators of the ideal
-- have the remainder 0, and modulo another prime p it is the basis of the ideal there.  Null when
-- it has not, and where msolve is missing.
liftedBasis = (I, p) -> (
    if solverPackage() === null then return;
    G := forceGB msolved(I, "-g 2", ring I);
    if (gens I) % G == 0 and hasResidues(gens G, gens exactBasis reducedModulo(I, p)) then G
    );
