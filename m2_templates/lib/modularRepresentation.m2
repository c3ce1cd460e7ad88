-- the points of an ideal over a prime field, with the Groebner basis G and the standard monomials
-- in the row B, as {c, {f}, {v_1, ..., v_n}}: the linear form t = c_1 x_1 + ... + c_n x_n separates
-- them, f in S = QQ[T] is monic and squarefree, its roots are the values of t, and the points are
-- x_i = v_i(t).  Coefficients are residues.  Nothing when some point is multiple, or none of a few
-- forms separates the points.
modularRepresentation = (G, B, S) -> (
    R := ring G;
    F := coefficientRing R;
    n := numgens R;
    D := numcols B;
    coordinates := M -> lift(last coefficients(M % G, Monomials => B), F);
    for attempt from 1 - n to 3 do (
    c := apply(n, i -> if attempt > 0 then attempt^i else if i == n - 1 + attempt then 1 else 0);
    N := coordinates(sum(n, i -> c#i * R_i) * B);
    column := coordinates matrix{{1_R}};
    powers := {column} | for k from 1 to D list column = N * column;
    K := mutableMatrix matrix{take(powers, D)};
    if rank K < D then continue;
    columns := matrix solve(K, mutableMatrix(powers#D | coordinates vars R));
    polys := flatten entries(matrix{apply(D, k -> S_0^k)} * sub(lift(columns, ZZ), S));
    f := S_0^D - polys#0;
    h := (map(F(monoid S), S)) f;
    if gcd(h, diff(first gens ring h, h)) != 1 then break;
    return {c, {f}, drop(polys, 1)})
    );
