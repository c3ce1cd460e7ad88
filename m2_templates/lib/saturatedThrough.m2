-- the saturation of I by J, and whether it is exact: not where msolve has lifted it from primes.
-- By one polynomial f it is what is free of t in the ideal of I and 1 - t f.
saturatedThrough = (I, J, p) -> (
    if #J_* != 1 then return (saturate(I, J), true);
    R := ring I;
    S := (coefficientRing R)(monoid [Variables => 1 + numgens R]);
    there := map(S, R, drop(gens S, 1));
    found := quickElimination({S_0}, there I + ideal(1 - S_0 * there J_0), p);
    if found === null then return (saturate(I, J), true);
    E := (map(R, S, prepend(0_R, gens R))) first found;
    if not last found then forceGB gens E; -- known to it from here on
    (E, last found)
    );
