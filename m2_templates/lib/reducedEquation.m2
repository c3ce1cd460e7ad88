-- the same variety; where one equation is enough, one without multiple factors
reducedEquation = I -> (
    I = trim I;
    if numgens I != 1 or I == 1 then return I;
    f := primitivePart I_0;
    if isReducedOnLine f then return ideal f;
    multiple := fold(gcd, prepend(f, apply(flatten entries vars ring f, v -> diff(v, f))));
    ideal primitivePart(f // multiple)
    );
