-- linear equations for a column x up to scaling: by the first k rows of a matrix of numbers, the
-- first of which is to give 1 and the others 0
linearConditions = (x, E, k) -> (
    values := flatten entries (sub(E^(toList(0 ..< k)), ring x) * x);
    prepend(values#0 - 1, drop(values, 1))
    );
