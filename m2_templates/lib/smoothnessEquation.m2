-- the equation that l inverts <w, grad f>, for P = (f) and a list w.  It says that x = p + w is a
-- smooth point, if x is critical for the distance from u and as far from u as p: there
-- Q (u - x) = c grad f, and -2 c <w, grad f> is the square of the length of w.
smoothnessEquation = (P, w, l, toS) -> (
    gradient := flatten entries toS jacobian P;
    ideal(l * sum(#w, i -> w#i * gradient#i) - 1)
    );
