-- the points u = p + sum s_i v_i with Q (u - p) orthogonal to the tangent space of V(P) at a smooth
-- point p, as a row over T, whose first variables s_i serve as coordinates; Q v_i are gradients of
-- generators of P.  When V(P) is the point alone, all of space: u = s.
normalSpace = (P, Q, p, T) -> (
    n := numgens ring P;
    if codim P == n then return (vars T)_(toList(0 ..< n));
    gradients := sub(jacobian P, p);
    gradients = gradients_(independentColumns gradients);
    directions := inverse Q * gradients;
    p + (vars T)_(toList(0 ..< numColumns directions)) * transpose directions
    );
