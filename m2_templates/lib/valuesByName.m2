-- what commands give names to, which a function without arguments runs: pairs of a name and the counterpart of its value, in
-- the sequence of names; without the variables of rings, which are named as what they are
valuesByName = run -> (
    dictionary := User#"private dictionary";
    before := hashTable apply(pairs dictionary, (name, X) -> name => value X);
    run();
    isNew := name -> value dictionary#name =!= dictionary#name
        and not (before#?name and before#name === value dictionary#name)
        and not isRingVariable(name, value dictionary#name);
    apply(select(sort keys dictionary, isNew), name -> {name, counterpart value dictionary#name})
    );
