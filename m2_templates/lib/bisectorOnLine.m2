-- the same where u is on a line: finitely many points, unless infinitely many points of V(P) are
-- as far from one u.  A few are found in the algebra of the points of V(P).
bisectorOnLine = (P, Q, p, u) -> (
    T := ring u;
    (system, s) := lineSystem(P, Q, p, sub(diff(T_0, u), QQ));
    possible := product apply(system_*, f -> max(1, first degree f));
    few := possible <= 200 or not instance(msolveEliminate, Function);
    if few and dim system <= 0 then return ideal valuePolynomial(system, s, T);
    l := local l;
    S := QQ[l_1 .. l_(numgens ring system + 1)];
    toS := map(S, ring system, drop(gens S, -1));
    eliminateUnknowns(drop(gens S, -1), toS system + ideal(last gens S - toS s), T)
    );
