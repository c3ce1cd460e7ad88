-- milnor_number
--
-- Computes    the Milnor number of a hypersurface: the length of the ideal of its partial
--             derivatives
--             at a point, or at each of several conjugate ones; nothing where the singularity is
--             not isolated
-- Reference   Greuel, Lossen, Shustin: Introduction to Singularities and Deformations, section
--             I.2.1

needsPackage "Saturation";

-- the length of J at the point, or at each of the conjugate points, of a maximal ideal m; infinity
-- where the point is not isolated in V(J)
lengthAt = (J, m) -> (
    away := saturate(J, m);
    if isSubset(away, m) then return infinity;
    (degree saturate(J, away)) // (degree m)
    );

R = QQ[x, y];
I = ideal(x^2 - y^2);
f = I_0;
J = ideal diff(vars R, f);
m = ideal(x, y);
mu = lengthAt(J, m);
answer = if mu === infinity then {} else {mu};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
