-- for general u, the equations of the critical points on V(I) together with the multipliers of
-- codim I gradients.  These are linear combinations of those of the generators, by the first rows
-- of the matrix A, unless the number of generators is the codimension already.  General
-- combinations span all gradients at a given smooth point; where they are dependent, general u and
-- a nondegenerate Q leave no solution.  For a degenerate Q a matrix B is given as well, and one
-- more unknown inverts a combination of their maximal minors.
criticalSystem = (I, Q, u, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    c := codim I;
    gradients := jacobian generators I;
    if A =!= null and numgens I > c then gradients = gradients * transpose sub(A, R);
    gradients = gradients_(toList(0 ..< c));
    inverses := if B === null then 0 else 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c + inverses)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {take(drop(gens S, n), c)});
    system := toS I + ideal(combined - toS lossGradient(R, Q, u));
    if B =!= null then (
        minor := det(sub(B^(toList(0 ..< c)), R) * gradients);
        system = system + ideal(last gens S * toS minor - 1));
    ideal select(system_*, f -> f != 0)
    );
