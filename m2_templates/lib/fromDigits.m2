-- the polynomial over S whose coefficients are the digits of an integer to the base 2^N, digits
-- from -2^(N - 1) up to 2^(N - 1) - 1: what has the integer as its value where the variables are
-- 2^N, 2^(N b), 2^(N b^2), ..., of degree below b in each variable
fromDigits = (value, N, b, S) -> (
    terms := {0_S};
    k := 0;
    while value != 0 do (
        c := value % 2^N;
        if c >= 2^(N - 1) then c = c - 2^N;
        if c != 0 then terms = append(terms, c * S_(apply(numgens S, i -> k // b^i % b)));
        value = (value - c) // 2^N;
        k = k + 1);
    sum terms
    );
