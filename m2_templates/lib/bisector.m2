-- the closure of the u for which a point of V(P) other than p is critical and as far from u as p,
-- where u is a row over T = QQ[s_1, ...] that gives an affine space through p by some of the s_i
bisector = (P, Q, p, u) -> (
    n := numgens ring P;
    if P == 0 then return ideal 1_(ring u); -- only u itself is critical in all of space
    isPoint := numgens P == n and all(P_*, h -> first degree h == 1);
    if isPoint then return bisectorOfPoint(P, Q, p, u);
    byCircles := bisectorByCircles(P, Q, p, u);
    if byCircles =!= null then return byCircles;
    if #support u == 1 then return bisectorOnLine(P, Q, p, u);
    system := bisectorSystem(P, Q, p, u);
    eliminateUnknowns(drop(gens ring system, -#support u), system, ring u)
    );
