-- the elements of an ideal that contain the first of its unknowns only, brought to the ring T,
-- whose variables stand for these
projectionToFirst = (I, T) -> (
    S := ring I;
    n := numgens T;
    free := numgens S - n;
    if free == 0 then return (map(T, S, gens T)) I;
    z := local z;
    U := (coefficientRing S)[z_1 .. z_(free + n)];
    eliminateUnknowns(take(gens U, free), (map(U, S, drop(gens U, free) | take(gens U, free))) I, T)
    );
