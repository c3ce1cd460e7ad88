-- the counterpart of a polynomial, a fraction of polynomials, an ideal, a matrix or a ring map
algebraicCounterpart = x -> (
    R := if instance(x, RingMap) then target x else ring x;
    if instance(x, Matrix) and member(R, {ZZ, QQ}) then
        return {"numbers", numRows x, numColumns x, apply(flatten entries x, counterpart)};
    isFraction := instance(x, RingElement) and instance(R, FractionField);
    if isFraction then R = ring numerator x;
    trouble := ringTrouble R;
    if trouble === null and instance(x, RingMap) then (
        trouble = ringTrouble source x;
        if trouble === null and coefficientRing source x =!= coefficientRing R then
            trouble = "it changes the coefficients";
        );
    if trouble =!= null then return asText(x, trouble);
    if isFraction then {"fraction", ringInText R, termsInText numerator x, termsInText denominator x}
    else if instance(x, RingElement) then {"polynomial", ringInText R, termsInText x}
    else if instance(x, Ideal) then {"ideal", ringInText R, apply(x_*, termsInText)}
    else if instance(x, RingMap) then
        {"map", ringInText R, apply(gens source x, f -> termsInText x f)}
    else {"matrix", ringInText R, numRows x, numColumns x, apply(flatten entries x, termsInText)}
    );
