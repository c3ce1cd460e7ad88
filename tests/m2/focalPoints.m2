-- assertions for m2_templates/lib/focalPoints.m2
scan({"independentColumns", "focalPoints"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
T = QQ[s_1 .. s_3];
one = id_(QQ^3);
at = (P, Q, p) -> trim focalPoints(P, Q, matrix(QQ, {p}), T);
-- z = x^2 + 3 y^2 has the radii of curvature 1/2 and 1/6, where u = (0, 0, -s_1)
assert(at(ideal(x^2 + 3*y^2 - z), one, {0, 0, 0}) == ideal((2*s_1 + 1)*(6*s_1 + 1)));
-- the center of a sphere, twice, where u = (1 + 2 s_1, 0, 0)
assert(at(ideal(x^2 + y^2 + z^2 - 1), one, {1, 0, 0}) == ideal((2*s_1 + 1)^2));
-- a plane has none, and points have none
assert(at(ideal z, one, {1, 2, 0}) == 1);
assert(at(ideal(x, y, z), one, {0, 0, 0}) == 1);
-- the twisted cubic, where u = (0, -s_2, s_1) or so: the axis of curvature
gradients = sub(jacobian ideal(x^2 - y, x^3 - z), matrix(QQ, {{0, 0, 0}}));
assert(at(ideal(x^2 - y, x^3 - z), one, {0, 0, 0}) == ideal(2*s_1 + 1));
assert(at(ideal(x^2 + y), diagonalMatrix(QQ, {4, 1, 1}), {0, 0, 0}) == ideal(s_1 + 2));
