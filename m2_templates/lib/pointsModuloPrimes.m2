-- what is known modulo a small prime q and a large prime p of the points of an ideal over QQ:
-- {D, N, bounded, representation}.  Modulo p they are D with multiplicities and N without.  Modulo
-- q, if they are bounded, there are D as well and none at infinity: then over QQ, with
-- multiplicities, there are at most D, since the Hilbert function of a homogeneous ideal over ZZ is
-- not smaller modulo q.  The representation is that of simple points modulo q, as in
-- modularRepresentation, of at most as many as wanted; else {}.  Nothing when there are infinitely
-- many points modulo one of the primes; modulo both an error, unless that is to be proved over QQ.
pointsModuloPrimes = (I, S, q, p, form, most, proof) -> (
    leading := G -> monomialIdeal leadTerm gens G;
    standard := G -> lift(basis(ring G / leading G), ring G);
    J := reducedModulo(I, q);
    G := modularBasis J;
    size := if dim leading G > 0 then infinity else degree leading G;
    H := (if size < 40 then modularBasis else solverBasis) reducedModulo(I, p);
    dimension := dim leading H;
    if dimension > 0 and size == infinity and not proof
    then error concatenate("expected a zero-dimensional ideal, got one of dimension ",
        toString dimension, " modulo ", toString p, " and ", toString q);
    if dimension > 0 or size == infinity then return {};
    if dimension < 0 then return {0, 0, false, {}};
    B := standard H;
    D := numcols B;
    N := distinctPoints(H, B, form);
    if N < D or size != D then return {D, N, false, {}};
    found := if N <= most then modularRepresentation(G, standard G, S);
    {D, N, not hasPointsAtInfinity J, if found === null then {} else found}
    );
