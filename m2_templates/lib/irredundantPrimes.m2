-- the prime ideals of a list that contain no other one of it, each once: of the varieties, the
-- largest
irredundantPrimes = L -> (
    kept := {};
    scan(sort apply(#L, i -> (codim L#i, i)), (c, i) -> (
        if all(kept, Q -> not isSubset(Q, L#i)) then kept = append(kept, L#i)));
    kept
    );
