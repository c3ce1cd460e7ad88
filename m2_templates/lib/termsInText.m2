-- a polynomial as coefficient:exponents of its terms, "3/4:2,0 -1:0,1"; empty for zero
termsInText = f -> (
    number := if isFinitePrimeField coefficientRing ring f then (c -> lift(c, ZZ)) else identity;
    demark(" ", apply(listForm f,
        (exponents, c) -> toString number c | ":" | demark(",", apply(exponents, toString))))
    );
