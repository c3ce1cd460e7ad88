-- the reduced Groebner basis of an ideal over QQ in the graded reverse lexicographic order, lifted by
-- msolve from primes that it draws itself.  It has stood two tests: the generators of the ideal have
-- the remainder 0, and modulo another prime p it is the basis of the ideal there.  Null when it has
-- not, and where msolve is missing.
liftedBasis = (I, p) -> (
    solver := solverPackage();
    if solver === null then return;
    solve := value solver.Dictionary#"msolveGB";
    G := forceGB solve(ideal select(I_*, f -> f != 0), Threads => 1);
    if (gens I) % G == 0 and hasResidues(gens G, gens exactBasis reducedModulo(I, p)) then G
    );
