-- the ideal in T of the union of some varieties, by one equation without multiple factors where one
-- is enough
unionOf = (ideals, T) -> (
    found := apply(select(ideals, I -> I != 1), reducedEquation);
    if all(found, I -> numgens I == 1)
    then reducedEquation ideal product prepend(1_T, apply(found, I -> I_0))
    else reducedEquation intersect found
    );
