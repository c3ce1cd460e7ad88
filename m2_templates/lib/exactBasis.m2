-- a Groebner basis of an ideal in the graded reverse lexicographic order, by exact arithmetic:
-- over prime fields by F4, that of Macaulay2 for primes below 2^15, else that of msolve where its
-- package is installed
exactBasis = I -> (
    p := char ring I;
    if p == 0 or p > 2^15 and solverPackage() === null then return gb I;
    equations := select(I_*, f -> f != 0);
    if equations === {} or any(equations, isConstant) then return gb I;
    if p < 2^15 then modularBasis ideal equations else forceGB msolved(I, "-g 2", ring I)
    );
