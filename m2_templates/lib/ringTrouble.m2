-- why polynomials of a ring have no counterpart in commutative polynomials over QQ, ZZ or ZZ/p;
-- null where they have
ringTrouble = R -> (
    if instance(R, QuotientRing) then "it lives in a quotient ring"
    else if not instance(R, PolynomialRing) then "it does not live in a polynomial ring"
    else if not isCommutative R then "its ring is not commutative"
    else if (options R).Inverses === true then "its ring has inverses of variables"
    else if (options R).Global === false then "the order of its ring is a local one"
    else if not (member(coefficientRing R, {QQ, ZZ}) or isFinitePrimeField coefficientRing R)
        then "its coefficients are in " | toString coefficientRing R
    );
