-- the u that are as far from p as from the only point of V(P), if that is another one; P has linear
-- generators, and u is a row of polynomials
bisectorOfPoint = (P, Q, p, u) -> (
    origin := map(QQ, ring P, toList(numgens ring P : 0));
    w := -transpose(inverse sub(transpose jacobian P, QQ) * transpose origin gens P) - p;
    if w == 0 then return ideal 1_(ring u);
    ideal(2 * (u - p) * Q * transpose w - w * Q * transpose w)
    );
