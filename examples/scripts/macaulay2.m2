-- the value of a command
--
-- Computes    the value of somebody's command, of its last statement, where names are bound to
--             values; what has no counterpart elsewhere as it is printed, with the reason

-- the packages that Macaulay2 loads by itself when a person starts it
scan(try Core#"preloaded packages" else try Core#"pre-installed packages" else {}, needsPackage);

-- a text in one line: \n for a new line, and two backslashes for one
inOneLine = s -> concatenate apply(characters s,
    c -> if c === "\n" then "\\n" else if c === "\\" then "\\\\" else c);

-- a value as Macaulay2 prints it, with its class and the reason why it is a text
asText = (x, reason) -> (
    printed := if instance(x, Ring) then toString describe x
        else if instance(x, Function) or instance(x, RingElement) or instance(x, Ideal)
            or instance(x, Matrix) or instance(x, RingMap) then toString x
        else demark("\n", unstack net x);
    kind := if instance(x, RingElement) then RingElement else class x;
    {"text", toString kind, inOneLine printed, inOneLine reason}
    );

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

-- a polynomial ring as its coefficients, QQ, ZZ or ZZ/p, and the names of its variables
ringInText = R -> (
    k := coefficientRing R;
    {if char k == 0 then toString k else "ZZ/" | toString char k, apply(gens R, toString)}
    );

-- a polynomial as coefficient:exponents of its terms, "3/4:2,0 -1:0,1"; empty for zero
termsInText = f -> (
    number := if isFinitePrimeField coefficientRing ring f then (c -> lift(c, ZZ)) else identity;
    demark(" ", apply(listForm f,
        (exponents, c) -> toString number c | ":" | demark(",", apply(exponents, toString))))
    );

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

-- a value for programs that do not know Macaulay2: lists whose first element is a kind, of
-- integers, truths and texts of one line; what has no counterpart there is a text with the reason
counterpart = x -> (
    kind := class x;
    if x === null then {"nothing"}
    else if kind === ZZ then {"integer", x}
    else if kind === QQ then {"rational", numerator x, denominator x}
    else if kind === Boolean then {"truth", x}
    else if kind === String or kind === Symbol then {"string", inOneLine toString x}
    else if member(kind, {List, Sequence, Array, MutableList, Option}) then
        {"list", apply(toList x, counterpart)}
    else if kind === IndexedVariableTable then
        counterpart hashTable select(pairs x, (i, v) -> not instance(i, Symbol))
    else if member(kind, {HashTable, MutableHashTable, OptionTable, Tally}) then
        {"table", apply(pairs x, entry -> {counterpart entry#0, counterpart entry#1})}
    else if instance(x, InexactNumber) then asText(x, "it is not exact")
    else if instance(x, RingElement) or instance(x, Ideal) or instance(x, Matrix)
        or instance(x, RingMap) then algebraicCounterpart x
    else asText(x, if instance(x, Ring) then "rings come with what lives in them"
        else if instance(x, Function) then "it is a function"
        else "it is of a kind that has no counterpart")
    );
R = QQ[a, b];
J = ideal(4*a^3 + 27*b^2);
answer = counterpart value "degree J";

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
