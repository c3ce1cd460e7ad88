-- the same variety; where one equation is enough, one without multiple factors
reducedEquation = I -> (
    if numgens I > 1 then I = trim I;
    if numgens I != 1 or I == 0 then return I;
    f := primitivePart I_0;
    if #support f > 1 and isReducedOnLine f then return ideal f;
    multiple := fold(gcd, prepend(f, apply(support f, v -> diff(v, f))));
    ideal primitivePart(f // multiple)
    );
