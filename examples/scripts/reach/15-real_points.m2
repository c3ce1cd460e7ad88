-- real_points
--
-- Computes    modulo a prime p, the points of an ideal of dimension zero, all simple:
--             {p, {c_1, ..., c_n}, {f}, {v_1, ..., v_n}}, where t = c_1 x_1 + ... + c_n x_n takes
--             different values at them, the roots of f, and the points are x_i = v_i(t).  Newton's
--             iteration lifts them to points over QQ, at which the equations are verified.
--             Nothing when some point is multiple, the numbers of points modulo two primes differ,
--             or are larger than 200
-- Assumes     that there are no more points over QQ than modulo each of the primes (not checked)
-- Reference   Giusti, Lecerf, Salvy: A Groebner free alternative for polynomial system solving,
--             J. Complexity 17 (2001), section 4

-- a Groebner basis modulo a prime of an ideal over QQ whose numbers the prime does not divide
modularBasis = (I, p) -> (
    R := (ZZ/p) monoid ring I;
    J := (map(R, ring I, gens R)) I;
    forceGB groebnerBasis(J, Strategy => "F4")
    );

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

-- the points of an ideal over QQ modulo one of a few primes, {p, c, {f}, {v_1, ..., v_n}} as in
-- modularRepresentation, {p, {}, {}, {}} when there are none; nothing when their numbers modulo the
-- primes are different, or larger than most, or some point is multiple
pointsModuloPrimes = (I, S, primes, most) -> (
    bases := apply(primes, p -> modularBasis(I, p));
    leading := apply(bases, G -> monomialIdeal leadTerm gens G);
    if all(leading, L -> L == 1) then return {primes#0, {}, {}, {}};
    if any(leading, L -> L == 1 or dim L > 0) then return {};
    numbers := apply(leading, degree);
    if numbers#0 > most or #unique numbers > 1 then return {};
    for i from 0 to #primes - 1 do (
    B := lift(basis(ring bases#i / leading#i), ring bases#i);
    found := modularRepresentation(bases#i, B, S);
    if found =!= null then return prepend(primes#i, found));
    {}
    );

R = QQ[x, y, a, b, z];
I = ideal(
  x^3 - y,
  a^3 - b,
  -3*x^2*y + 3*x^2*b - x + a,
  3*y*a^2 - 3*a^2*b + x - a,
  x^2*z + y^2*z - 2*x*a*z + a^2*z - 2*y*b*z + b^2*z - 1);
S = QQ[T];
answer = pointsModuloPrimes(I, S, {32749, 32719}, 200);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
