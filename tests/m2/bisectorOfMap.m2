-- assertions for m2_templates/lib/bisectorOfMap.m2
needsPackage "Elimination";
load "../../m2_templates/lib/eliminateUnknowns.m2";
load "../../m2_templates/lib/bisectorOfMap.m2";

R = QQ[t, u, v];
T = QQ[a, b];
-- of the origin and a curve through it or not, in the plane
equations = (x, y) -> (x^2 + y^2 - 2*(x*u + y*v), x^2 + y^2);
upstairs = (x, y) -> (
    (f, square) := equations(x, y);
    bisectorOfMap(f, square, T));
-- a line beside, a line through, another point, the point itself
assert(upstairs(t, 2_R) == ideal(a^2 + 4*b - 4));
assert(upstairs(t, 0_R) == 1);
assert(upstairs(2_R, 0_R) == ideal(a - 1));
assert(upstairs(0_R, 0_R) == 1);
-- the cusp at its vertex
assert(upstairs(-t^2, t^3) == ideal(27*b^4 - 128*a^3 - 72*a*b^2 + 32*a^2 + b^2 - 2*a));
