-- the points u = p + sum s_i v_i of the normal space of V(P) at a smooth point p for which p is a
-- degenerate critical point of the distance: one equation in the s_i, which are the multipliers of
-- the gradients that the v_i were made of.  It is the determinant of the Hessian matrix of the
-- Lagrange function, bordered by these gradients.
focalPoints = (P, Q, p, T) -> (
    (R, c) := (ring P, codim P);
    if c == numgens R then return ideal 1_T;
    at := M -> sub(sub(M, p), T);
    chosen := independentColumns sub(jacobian P, p);
    hessians := apply(chosen, i -> at diff(transpose vars R, diff(vars R, P_i)));
    hessian := sub(Q, T) + sum(c, j -> (gens T)#j * hessians#j);
    border := at (jacobian P)_chosen;
    ideal det((hessian | border) || (transpose border | map(T^c, T^c, 0)))
    );
