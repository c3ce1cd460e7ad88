-- the ideal in T of the union of some varieties, by one equation without multiple factors where one
-- is enough
unionOf = (ideals, T) -> (
    if #ideals == 0 then return ideal 1_T;
    if any(ideals, I -> numgens I > 1) then ideals = apply(ideals, trim);
    if all(ideals, I -> numgens I == 1)
    then reducedEquation ideal product prepend(1_T, apply(ideals, I -> I_0))
    else reducedEquation intersect ideals
    );
