-- a Groebner basis modulo a prime of an ideal over QQ whose numbers the prime does not divide
modularBasis = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    J := (map(R, ring I, gens R)) I;
    forceGB groebnerBasis(J, Strategy => "F4")
    );
