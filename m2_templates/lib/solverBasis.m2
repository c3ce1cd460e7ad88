-- a Groebner basis of an ideal over a prime field, by the package Msolve where it is installed: far
-- faster for large primes, unless the computation is a small one
solverBasis = J -> (
    equations := select(J_*, f -> f != 0);
    if not instance(msolveGB, Function) or equations === {} or any(equations, isConstant)
    then return modularBasis J;
    forceGB msolveGB(ideal equations, Threads => 1)
    );
