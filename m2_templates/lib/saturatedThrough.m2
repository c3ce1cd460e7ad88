-- the saturation of I by J, whose generator is one polynomial, and whether it is exact: not where
-- msolve has lifted it from primes
saturatedThrough = (I, J, p) -> (
    found := quickSaturation(I, J_0, p);
    if found === null then (saturate(I, J), true) else found
    );
