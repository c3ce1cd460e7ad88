-- the multiple of a polynomial over QQ, not zero, that has integer coefficients without common
-- divisor, the leading one positive
primitivePart = f -> (
    numbers := apply(flatten entries last coefficients f, c -> lift(c, QQ));
    below := lcm apply(numbers, denominator);
    common := abs gcd apply(numbers, c -> numerator(below * c));
    sign := if leadCoefficient f < 0 then -1 else 1;
    sign * below / common * f
    );
