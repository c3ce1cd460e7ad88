-- the saturation of an ideal I by a polynomial f, and whether it is exact: not where msolve has
-- lifted it from primes; null where no quick way leads there. It is what is free of t in the ideal
-- of I and 1 - t f.
quickSaturation = (I, f, p) -> (
    R := ring I;
    S := (coefficientRing R)(monoid [Variables => 1 + numgens R]);
    there := map(S, R, drop(gens S, 1));
    found := quickElimination({S_0}, there I + ideal(1 - S_0 * there f), p);
    if found === null then return;
    E := (map(R, S, prepend(0_R, gens R))) first found;
    if not last found then forceGB gens E; -- known to it from here on
    (E, last found)
    );
