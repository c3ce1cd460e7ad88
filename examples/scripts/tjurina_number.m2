-- tjurina_number
--
-- Computes    the Tjurina number of a hypersurface: the length of the ideal of its equation and
--             the partial derivatives of it
--             on the hypersurface, which is the sum over all singularities; nothing when they are
--             not isolated
-- Reference   Greuel, Lossen, Shustin: Introduction to Singularities and Deformations, section
--             I.2.1

needsPackage "Saturation";

-- the length of the ideal J of the critical points of f on the hypersurface V(f), at all points
-- together; infinity when they are not finitely many.  In characteristic 0 a connected set of
-- critical points has one value of f, so that the ones away from V(f) can be split off.
lengthOn = (J, f) -> (
    away := saturate(J, f);
    part := saturate(J, away);
    if dim part > 0 then infinity else degree part
    );

R = QQ[x, y];
I = ideal(y^5 + x^4);
f = I_0;
J = ideal diff(vars R, f) + ideal f;
tau = lengthOn(J, f);
answer = if tau === infinity then {} else {tau};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
