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
