-- for general u, the equations of the critical points on V(I) together with the multipliers of
-- codim I gradients, combined by the matrix A.  General combinations span all gradients at a given
-- smooth point; where they are dependent, general u and a nondegenerate Q leave no solution.  For a
-- degenerate Q a matrix B is given as well, and one more unknown inverts a combination of their
-- maximal minors.
criticalSystem = (I, Q, u, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    gradients := generalGradients(I, A);
    c := numColumns gradients;
    inverses := if B === null then 0 else 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c + inverses)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {take(drop(gens S, n), c)});
    system := toS I + ideal(combined - toS lossGradient(R, Q, u));
    if B =!= null then system = system + ideal(last gens S * toS minorOf(gradients, B) - 1);
    ideal select(system_*, f -> f != 0)
    );
