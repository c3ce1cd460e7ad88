-- whether a polynomial with integer coefficients stays without multiple factors, and keeps its
-- degree, on some line modulo some prime: then it has no multiple factors.  Fast and sufficient.
isReducedOnLine = f -> (
    p := 536870909;
    t := local t;
    S := (ZZ/p)(monoid[t]);
    place := apply(numgens ring f, i -> (7919 * (i + 1)) * S_0 + 104729 * (i + 2)^2);
    g := (map(S, ring f, place)) f;
    first degree g == first degree f and gcd(g, diff(S_0, g)) == 1
    );
