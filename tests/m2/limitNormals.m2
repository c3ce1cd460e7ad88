-- assertions for m2_templates/lib/limitNormals.m2
needsPackage "Elimination";
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion",
    "saturationBy", "primitivePart", "isReducedOnLine",
    "reducedEquation", "gradientSpanEquations", "limitNormals"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
T = QQ[s_1 .. s_3];
one = id_(QQ^3);
origin = matrix(QQ, {{0, 0, 0}});
at = P -> reducedEquation limitNormals(P, one, origin, vars T);
-- a cone and its dual cone
assert(at ideal(x^2 + y^2 - 4*z^2) == ideal(4*s_1^2 + 4*s_2^2 - s_3^2));
-- a cuspidal edge: one plane of normals, cut with that of the edge too
assert(radical limitNormals(ideal(y^2 - x^3), one, origin, vars T) == ideal(s_1, s_3));
assert(reducedEquation limitNormals(ideal(y^2 - x^3), one, origin, matrix{{s_1, s_2, 0}}) == ideal s_1);
-- a node
assert(reducedEquation limitNormals(ideal(y^2 - x^2 - x^3), one, origin, matrix{{s_1, s_2, 0}}) == ideal(s_1^2 - s_2^2));
-- a smooth point, in another scalar product
assert(limitNormals(ideal(z - x^2), diagonalMatrix(QQ, {1, 2, 3}), origin, vars T) == ideal(s_1, s_2));
-- a space curve with a cusp
assert(radical limitNormals(ideal(x^3 - y^2, z - x*y), one, origin, vars T) == ideal s_1);
-- a plane curve with three tangents
R = QQ[x, y];
T = QQ[s_1, s_2];
triple = ideal(x*(x - y)*(x + 2*y) + y^4);
found = limitNormals(triple, id_(QQ^2), matrix(QQ, {{0, 0}}), vars T);
assert(found == ideal(s_2*(s_1 + s_2)*(2*s_1 - s_2)));
