-- the points of an ideal over QQ modulo one of a few primes, {p, c, {f}, {v_1, ..., v_n}} as in
-- modularRepresentation, {p, {}, {}, {}} when there are none; nothing when their numbers modulo the
-- primes are different, or larger than most, or some point is multiple
pointsModuloPrimes = (I, S, primes, most) -> (
    bases := apply(primes, p -> modularBasis(I, p));
    leading := apply(bases, G -> monomialIdeal leadTerm gens G);
    if all(leading, L -> L == 1) then return {primes#0, {}, {}, {}};
    if any(leading, L -> L == 1 or dim L > 0) then return {};
    numbers := apply(leading, degree);
    if numbers#0 > most or #unique numbers > 1 then return {};
    for i from 0 to #primes - 1 do (
    B := lift(basis(ring bases#i / leading#i), ring bases#i);
    found := modularRepresentation(bases#i, B, S);
    if found =!= null then return prepend(primes#i, found));
    {}
    );
