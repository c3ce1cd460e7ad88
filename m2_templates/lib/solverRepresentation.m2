-- the points of an ideal over QQ, without multiplicities, as {{f}, {g_1, ..., g_n}}, polynomials in
-- S = QQ[T] as in pointsRepresentation, by the package Msolve; nothing when there is no such
-- package, there are few points only, for which it would take longer to start (Bezout), or there
-- are infinitely many.  The package's own msolveRUR leaves out the integers c_i in what msolve
-- writes, x_i = -g_i(t)/(c_i f'(t)) (1.26.06).
solverRepresentation = (I, S) -> (
    possible := product apply(I_*, f -> max(1, first degree f));
    if possible <= 100 or not instance(msolveRUR, Function) then return null;
    tool := name -> value Msolve#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") I;
    once := options msolveRUR ++ {Threads => 1};
    written := get (tool "msolve")(P, K, J_*, "-P 2", once);
    found := value (tool "readMsolveList") written;
    if found#0 == -1 then return {{}, {}};
    if found#0 != 0 then return null;
    -- the last of the names is that of t: one of the variables, or a new one
    (names, numerators) := (found#1#3, last found#1#5#1);
    polynomial := L -> sum(#L#1, i -> L#1#i * S_0^i);
    f := polynomial found#1#5#1#0;
    tops := hashTable append(
        apply(#numerators, i -> names#i => -1/(numerators#i#1) * polynomial numerators#i#0),
        last names => S_0 * diff(S_0, f));
    {{f}, apply(gens P, x -> tops#(toString x) % f)}
    );
