-- the points u = p + sum s_i v_i of the normal space of V(P) at a smooth point p for which p is a
-- degenerate critical point of the distance: one equation in the s_i, which are the multipliers of
-- the gradients that the v_i were made of.  It is the determinant of the Hessian matrix of the
-- Lagrange function, bordered by these gradients.
focalPoints = (P, Q, p, T) -> (
    (R, c) := (ring P, codim P);
    if c == numgens R then return ideal 1_T;
    gradients := sub(jacobian P, p);
    chosen := independentColumns gradients;
    hessians := apply(chosen, i -> sub(diff(transpose vars R, diff(vars R, P_i)), p));
    hessian := Q + sum(c, j -> (gens T)#j * hessians#j);
    border := gradients_chosen;
    ideal det((hessian | border) || (transpose border | map(QQ^c, QQ^c, 0)))
    );
