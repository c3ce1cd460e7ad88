-- polynomials that do not vanish on the irreducible variety V(Q), such that the matrix M has rank r
-- or more wherever on V(Q) none of them vanishes; null when its rank is smaller on all of V(Q).
-- They are the factors of the pivots of an elimination modulo Q, and of what its rows were divided
-- by.
fullRankOutside = (M, Q, r) -> (
    reducedRow := (row, divided) -> (
        g := gcd row;
        if g == 0 then (row, divided) else (apply(row, f -> f // g), g * divided));
    left := apply(entries(M % Q), row -> reducedRow(row, 1_(ring M)));
    outside := {};
    for k from 1 to r do (
        left = select(left, (row, divided) -> any(row, f -> f != 0));
        if #left == 0 then return null;
        places := flatten apply(#left, i -> apply(positions(left#i#0, f -> f != 0),
            j -> (first degree left#i#0#j, size left#i#0#j, i, j)));
        (i, j) := (drop(min places, 2));
        (pivots, content) := left#i;
        outside = outside | {pivots#j, content};
        left = apply(drop(left, {i, i}), (row, divided) -> (
            if row#j == 0 then (row, divided) else reducedRow(
                apply(#row, l -> (pivots#j * row#l - row#j * pivots#l) % Q), divided)));
        );
    factors := flatten apply(outside, h -> apply(toList factor h, first));
    unique select(factors, h -> first degree h > 0)
    );
