-- a matrix of numbers of a field k that look random, with r rows and c columns, drawn from a number
-- s by the "minimal standard" of Park and Miller (1988), the same ones wherever it runs; small ones
-- in characteristic 0, so that others stay small
pseudorandomMatrix = (k, r, c, s) -> (
    state := 1 + s % 2147483646;
    largest := if char k == 0 then 100 else char k - 1;
    numbers := toList apply(r * c, i -> (
        state = 48271 * state % 2147483647;
        (1 + state % largest)_k));
    map(k^r, k^c, (i, j) -> numbers#(i * c + j))
    );
