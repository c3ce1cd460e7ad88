-- assertions for m2_templates/lib/equidistant.m2
needsPackage "Elimination";
needsPackage "Saturation";
load "../../m2_templates/lib/equidistant.m2";

R = QQ[x, y];
T = QQ[u, v];
one = id_(QQ^2);
-- two points, a point and a line, two lines
assert(equidistant(ideal(x, y), ideal(x - 2, y), one, T) == ideal(u - 1));
assert(equidistant(ideal(x, y - 1), ideal(y + 1), one, T) == ideal(u^2 - 4*v));
assert(equidistant(ideal y, ideal(x - y), one, T) == ideal(u^2 - 2*u*v - v^2));
-- in another quadric
assert(equidistant(ideal(x, y), ideal(x - 2, y), matrix(QQ, {{2, 1}, {1, 3}}), T)
    == ideal(2*u + v - 2));
-- a curve with itself: an ellipse, a circle, a line, and a point that is none of two
assert(equidistant(ideal(x^2 + 4*y^2 - 4), ideal(x^2 + 4*y^2 - 4), one, T) == ideal(u*v));
assert(equidistant(ideal(x^2 + y^2 - 1), ideal(x^2 + y^2 - 1), one, T) == ideal(u, v));
assert(equidistant(ideal y, ideal y, one, T) == 1);
assert(equidistant(ideal(x, y), ideal(x, y), one, T) == 1);
-- conjugate points, and the whole plane, where data are their own nearest points
assert(equidistant(ideal(x^2 - 2, y), ideal(x^2 - 2, y), one, T) == ideal u);
assert(equidistant(ideal 0_R, ideal y, one, T) == 1);
