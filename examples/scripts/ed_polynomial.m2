-- ed_polynomial
--
-- Computes    the polynomial in data u and t whose roots t, for given general u, are the squared
--             distances (x - u)^T Q (x - u) at the critical points x of a variety: the closure of
--             the image of the pairs of x and a normal vector at x
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), theorem 4.1; Ottaviani, Sodomaco:
--             The distance function from a real algebraic variety (2020)
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "u_1"
--                 v_2 stands for "u_2"

-- the pairs of a point x of V(I) and of data u for which it is critical, by the multipliers l of
-- the generators of I: u = x - Q^-1 (l_1 grad f_1 + l_2 grad f_2 + ...).  Given are I in the ring
-- of x and l, the coordinates of u there, and the squared distance (x - u)^T Q (x - u).
distanceCorrespondence = (I, Q) -> (
    R := ring I;
    J := if I == 1 then ideal 1_R else trim I;
    n := numgens R;
    m := numgens J;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + m)];
    toS := map(S, R, take(gens S, n));
    normal := (toS jacobian generators J) * transpose matrix(S, {drop(gens S, n)});
    away := sub(inverse sub(Q, coefficientRing R), S) * normal;
    data := flatten entries(transpose matrix(S, {take(gens S, n)}) - away);
    (toS J, data, (transpose normal * away)_(0, 0))
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F
imageClosure = (I, F, S) -> (
    if I == 1 then return ideal 1_S;
    preimage(map(ring I, S, F), I)
    );

-- the equation, in the ring S of data and the squared distance, of all triples of data, critical
-- point and distance, without the points.  Points and normal vectors of an irreducible variety form
-- one too, with the pairs over smooth points dense in it: nothing is to be removed.
distancePolynomial = (I, Q, S) -> (
    (J, data, distance) := distanceCorrespondence(I, Q);
    found := trim imageClosure(J, append(data, distance), S);
    if numgens found != 1 then error("expected that general data have critical points on each "
        | "component of the variety, but on one the quadric is degenerate");
    found_0
    );

R = QQ[x, y];
I = ideal(x^2 + 4*y^2 - 4);
Q = matrix(QQ, {{1, 0}, {0, 1}});

-- the coordinates of u, and t
S = QQ[v_1, v_2, t];
answer = ideal distancePolynomial(I, Q, S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
