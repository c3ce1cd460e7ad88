-- the unions of varieties of one dimension each, by their ideals, the largest first
equidimensionalParts = parts -> (
    if #parts == 1 then return parts;
    groups := partition(codim, parts);
    apply(sort keys groups, c -> intersect groups#c)
    );
