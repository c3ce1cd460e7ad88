-- the places of columns of a matrix over a field that are a basis of its column space, the first
-- ones that are
independentColumns = M -> (
    chosen := {};
    scan(numColumns M, i -> (
        if rank M_(append(chosen, i)) > #chosen then chosen = append(chosen, i)));
    chosen
    );
