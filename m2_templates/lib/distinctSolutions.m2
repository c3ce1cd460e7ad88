-- how many different points an ideal over a large prime field has, -1 for infinitely many
distinctSolutions = (I, form) -> (
    G := exactBasis I;
    L := monomialIdeal leadTerm gens G;
    if dim L < 0 then return 0;
    if dim L > 0 then return -1;
    distinctPoints(G, lift(basis(ring G / L), ring G), form)
    );
