-- how many of the powers of an element are linearly independent modulo a prime p: at most as many
-- as over QQ.  The element acts by a multiple of N that is not divisible by p.
powerRank = (N, one, p) -> (
    F := ZZ/p;
    action := sub(N, F);
    column := sub(one, F);
    powers := {column} | for k from 1 to numrows N - 1 list column = action * column;
    rank mutableMatrix matrix{powers}
    );
