-- whether it is found quickly that powers of all generators of J multiply an ideal E into I
isMultipliedInto = (E, J, I) -> (
    G := smallBasis I;
    if G === null then return false;
    outside := compress((gens E) % G);
    all(J_*, f -> (
        left := outside;
        for i from 1 to 5 when left != 0 do left = compress((f * left) % G);
        left == 0))
    );
