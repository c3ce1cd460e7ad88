-- assertions for m2_templates/lib/criticalPart.m2
needsPackage "Elimination";
needsPackage "Saturation";
scan({"lossGradient", "minorOf", "generalGradients", "criticalSystem", "eliminateUnknowns", "projectionToFirst",
    "saturationBy", "criticalPart", "intersectionThrough"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

A = matrix(QQ, {{2, 3, 5}, {7, 11, 13}, {17, 19, 23}});
criticalOn = (I, Q, u) -> criticalPart(
    I, criticalSystem(I, Q, u, A_(toList(0 ..< numgens I)), null), A_(toList(0 ..< numgens I)),
    A_(toList(0 ..< numgens ring I)), 536870909);
R = QQ[x, y];
Q = id_(QQ^2);
u = matrix(QQ, {{3, 4}});
circle = ideal(x^2 + y^2 - 1);
assert(criticalOn(circle, Q, u) == ideal(5*x + 3, 5*y + 4) * ideal(5*x - 3, 5*y - 4));
assert(criticalOn(circle, Q, matrix(QQ, {{0, 0}})) == circle);
assert(criticalOn(ideal 0_R, Q, u) == ideal(x - 3, y - 4));
assert(criticalOn(ideal 1_R, Q, u) == 1);
assert(criticalOn(ideal(x^2 + y^2), Q, u) == 1);
-- data at the singular point, which is none of the critical points then
node = ideal(y^2 - x^3 - x^2);
assert(criticalOn(node, Q, matrix(QQ, {{0, 0}})) == intersect(
    ideal(x + 1, y), ideal(3*x + 4, 27*y^2 + 16)));
S = QQ[x, y, z];
axes = ideal(x*y, x*z, y*z);
u = matrix(QQ, {{1, 2, 3}});
three = intersect(ideal(x - 1, y, z), ideal(x, y - 2, z), ideal(x, y, z - 3));
assert(criticalOn(axes, id_(QQ^3), u) == three);
-- on four lines, of which one is no axis
G = intersectionThrough(axes, A);
assert(criticalPart(axes, criticalSystem(G, id_(QQ^3), u, null, null), A, A, 536870909) == three);
