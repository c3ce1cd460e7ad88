-- whether polynomials over QQ have common points at infinity modulo a prime: a common zero, other
-- than the origin, of their forms of highest degree, also of one that vanishes modulo the prime
hasPointsAtInfinity = (I, q) -> (
    forms := ideal apply(I_*, f -> if f == 0 then f else part(first degree f, f));
    dim monomialIdeal leadTerm gens modularBasis reducedModulo(forms, q) > 0
    );
