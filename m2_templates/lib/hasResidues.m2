-- whether the polynomials over QQ in the row M, reduced modulo a prime and with leading
-- coefficient 1, are those in the row N over ZZ/p, of a ring with the same variables
hasResidues = (M, N) -> (
    residues := flatten entries (map(ring N, ring M, gens ring N)) M;
    if any(residues, f -> f == 0) or #residues != numcols N then return false;
    sort matrix {apply(residues, f -> 1/leadCoefficient f * f)} == sort matrix {flatten entries N}
    );
