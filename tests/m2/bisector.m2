-- assertions for m2_templates/lib/bisector.m2
needsPackage "Elimination";
needsPackage "Saturation";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion", "saturationBy", "gradientSpanEquations", "criticalUnknowns",
    "smoothnessEquation", "lineSystem", "bisectorSystem", "eliminateUnknowns", "multiplicationTable",
    "powerVectors", "powerRank", "leastPolynomial", "valuePolynomial", "bisectorOnLine",
    "bisectorOfPoint", "isOnVariety", "primitivePart", "fromDigits", "binaryDiscriminant",
    "bisectorByCircles", "bisector"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s, t];
one = id_(QQ^2);
origin = matrix(QQ, {{0, 0}});
plane = matrix{{s, t}};
assert(bisector(ideal(y - 2), one, origin, plane) == ideal(s^2 + 4*t - 4));
assert(bisector(ideal(y - 2), one, origin, matrix{{0, s}}) == ideal(s - 1));
assert(bisector(ideal y, one, origin, plane) == 1);
-- the cusp x = -r^2, y = r^3 at the origin, checked by the envelope of its bisectors
cusp = bisector(ideal(y^2 + x^3), one, origin, plane);
S = QQ[r];
assert(((map(S, T, {r^2/2 + 3*r^4/2, r + 2*r^3})) cusp) == 0);
assert(numgens cusp == 1 and first degree cusp_0 == 4 and isPrime cusp);
-- a circle through the origin: the dual of its inversion, a line, is a point
assert(bisector(ideal(x^2 + y^2 - 2*y), one, origin, plane) == ideal(s, t - 1));
-- all of space; a surface with a singular line, which is a stratum by itself
assert(bisector(ideal 0_R, one, origin, plane) == 1);
R3 = QQ[x, y, z];
T3 = QQ[s, t, r];
corner = matrix(QQ, {{1, 1, 1}});
normal = matrix{{1 - 2*s, 1 + 2*s, 1 + s}};
along = bisector(ideal(x^2 - y^2*z), id_(QQ^3), corner, normal);
assert(dim along == 2 and along != 0);
