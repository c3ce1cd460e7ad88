-- critical_ideal
--
-- Computes    the critical points of the squared distance (x - u)^T Q (x - u) from data u on a
--             variety: the closure of the smooth points x where Q (x - u) is a combination of the
--             gradients of the variety's equations
--             by the minors of the gradients, with Q (x - u) beside them, of the size of the
--             codimension + 1; saturated by the singular locus
-- Assumes     that the ideal is radical and equidimensional (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 2

needsPackage "Saturation";

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := (jacobian generators trim I) % I;
    trim(I + smallMinors(codim I, gradients))
    );

-- the saturation of I by J, whose variety is the closure of V(I) without V(J).  The strategy is
-- named because the package Msolve, once something has loaded it, puts one of its own in front,
-- which leaves components in V(J) over prime fields.
outsideOf = (I, J) -> intersect apply(J_*, f -> saturate(I, f, Strategy => Eliminate));

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- the closure of the smooth points x of V(I) where Q (x - u) is in the span of the gradients of I,
-- which has there the codimension as its dimension.  Elsewhere it is smaller, so that what lies in
-- the singular locus goes.
criticalByMinors = (I, Q, u) -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := jacobian generators trim I;
    stacked := (gradients | lossGradient(ring I, Q, u)) % I;
    outsideOf(I + smallMinors(codim I + 1, stacked), jacobianCriterion I)
    );

R = QQ[x, y, z];
I = ideal(-y^2 + x*z, -x^2 + y, -x*y + z);

-- a random positive definite matrix, drawn from seed 2
Q = matrix(QQ, {{9, 0, -2}, {0, 1, 0}, {-2, 0, 23}});
u = matrix(QQ, {{1, 2, 5}});
critical = criticalByMinors(I, Q, u);
answer = ideal gens gb critical;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
