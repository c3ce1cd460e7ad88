-- the saturation of I by J, and whether that is proved.  By a linear combination f of generators of
-- J it is the same unless f lies in an associated prime of I that J does not lie in, as few f do.
-- Proved where powers of J are seen to multiply it into I; else it is the same as by another
-- combination, modulo a prime p over QQ. Both are drawn from s; small prime fields have too few.
saturatedBySeveral = (I, J, p, s) -> (
    combined := (J, i) -> (
        numbers := pseudorandomMatrix(coefficientRing ring J, numgens J, 2, s);
        ((gens J) * sub(numbers_{i}, ring J))_(0, 0));
    found := if not any(J_*, isUnit) then quickSaturation(I, combined(J, 0), p);
    if found === null then return (saturationBy(I, J), true);
    if last found and isMultipliedInto(first found, J, I) then return (first found, true);
    L := if char ring I > 0 then I else reducedModulo(I, p);
    again := if char ring L > 2^15 then
        quickSaturation(L, combined((map(ring L, ring J, gens ring L)) J, 1), p);
    if again =!= null and hasResidues(gens first found, gens first again) then (first found, false)
    else (saturationBy(I, J), true)
    );
