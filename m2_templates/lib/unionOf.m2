-- the ideal in T of the union of some varieties, by one equation without multiple factors where one
-- is enough
unionOf = (ideals, T) -> (
    found := apply(select(ideals, I -> I != 1), reducedEquation);
    reducedEquation intersect prepend(ideal 1_T, found)
    );
