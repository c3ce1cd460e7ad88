-- how many different points an ideal of dimension zero over QQ has modulo a large prime, -1 for
-- infinitely many
numberModulo = (I, p, form) -> (
    -- a small basis is found before msolve has started
    G := (if degree I < 40 then modularBasis else exactBasis) reducedModulo(I, p);
    L := monomialIdeal leadTerm gens G;
    if dim L < 0 then return 0;
    if dim L > 0 then return -1;
    distinctPoints(G, lift(basis(ring G / L), ring G), form)
    );
