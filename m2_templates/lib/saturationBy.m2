-- the saturation of I by J, whose variety is the closure of V(I) without V(J): by one generator of
-- J after the other, short ones first, until powers of all that are left are seen to multiply what
-- is found into I.  Of many, one is enough most often.  The strategy is named because the package
-- Msolve, once something has loaded it, puts one of its own in front, which leaves components in
-- V(J) over prime fields.
saturationBy = (I, J) -> (
    left := last \ sort apply(J_*, f -> (size f, f));
    found := saturate(I, first left, Strategy => Eliminate);
    while #left > 1 do (
        Q := quotient(I, found);
        next := position(drop(left, 1), f -> (
            power := f % Q;
            for i from 1 to 3 when power != 0 do power = (f * power) % Q;
            power != 0));
        if next === null then break;
        left = drop(left, next + 1);
        found = intersect(found, saturate(I, first left, Strategy => Eliminate)));
    found
    );
