-- whether the value of a name is the variable of a ring with this name, or all of x_1, x_2, ... are
isRingVariable = (name, x) -> (
    if instance(x, IndexedVariableTable) then
        all(pairs x, (i, v) -> instance(i, Symbol) or isRingVariable(toString v, v))
    else if instance(x, RingElement) then
        toString x == name and member(x, try gens ring x else {})
    else instance(x, IndexedVariable)
    );
