-- what is known modulo a small prime q and a large prime p of the points of an ideal over QQ:
-- {D, N, bounded, representation, text}.  Modulo p they are D with multiplicities and N without.
-- Modulo q, if they are bounded, there are D as well and none at infinity: then over QQ, with
-- multiplicities, there are at most D, since the Hilbert function of a homogeneous ideal over ZZ is
-- not smaller modulo q.  The representation is that of simple points modulo q, as in
-- modularRepresentation, if they are few, or not too many where msolve is missing; else {}, and the
-- text is what msolve writes of the points over QQ; of multiple ones if these are wanted.  Where so
-- many are represented or written, D stands for N, and if they are bounded nothing is asked modulo
-- p: there are not fewer over QQ.  Nothing when there are infinitely many points modulo one of the
-- primes; modulo both an error, if that is believed.
pointsModuloPrimes = (I, S, q, p, form, few, most, believed, multiple) -> (
    leading := G -> monomialIdeal leadTerm gens G;
    standard := (G, L) -> lift(basis(ring G / L), ring G);
    number := L -> if dim L > 0 then infinity else degree L;
    J := reducedModulo(I, q);
    G := modularBasis J;
    size := number leading G;
    some := 0 < size and size < infinity;
    bounded := some and not hasPointsAtInfinity(I, q);
    short := some and (size <= few or size <= most and solverPackage() === null);
    simple := if short then modularRepresentation(G, standard(G, leading G), S);
    text := if some and simple === null and multiple then solverOutput I else "";
    if bounded and simple =!= null then return {size, size, true, simple, ""};
    if bounded and writtenPoints text == size then return {size, size, true, {}, text};
    -- a small basis is found before msolve has started
    H := (if size <= few then modularBasis else exactBasis) reducedModulo(I, p);
    L := leading H;
    D := number L;
    if D == infinity and size == infinity and believed
    then error concatenate("expected a zero-dimensional ideal, got one of dimension ",
        toString dim L, " modulo ", toString p, " and ", toString q);
    if D == infinity or size == infinity then return {};
    if D == 0 then return {0, 0, false, {}, ""};
    if D == size and simple =!= null then return {D, D, bounded, simple, ""};
    if text == "" and multiple then text = solverOutput I;
    N := if writtenPoints text == D then D else distinctPoints(H, standard(H, L), form);
    if N == D and not multiple then text = solverOutput I;
    {D, N, bounded and size == D, {}, text}
    );
