-- assertions for m2_templates/lib/bisectorByCircles.m2
needsPackage "Elimination";
scan({"isOnVariety", "primitivePart", "isReducedOnLine", "reducedEquation", "gradientSpanEquations",
    "criticalUnknowns", "smoothnessEquation", "bisectorSystem", "fromDigits", "binaryDiscriminant",
    "bisectorByCircles"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s, t];
one = id_(QQ^2);
skew = matrix(QQ, {{2, 1}, {1, 3}});
-- the same as by elimination
isRight = (f, Q, p, u) -> (
    p = matrix(QQ, {p});
    found := bisectorByCircles(ideal f, Q, p, u);
    system := bisectorSystem(ideal f, Q, p, u);
    k := #support u;
    n := numgens ring system - k;
    other := eliminate(take(gens ring system, n), system);
    other = (map(T, ring system, toList(n : 0_T) | take(gens T, k))) other;
    found =!= null and reducedEquation found == reducedEquation other
    );
normalLine = (f, Q, p) -> (
    p = matrix(QQ, {p});
    p + s * transpose(inverse Q * sub(jacobian ideal f, p))
    );
plane = matrix{{s, t}};
-- smooth points, singular ones, one that is not the origin, other singular points, lines
scan({one, skew}, Q -> (
    f := x^2 - 3*x*y - 5*y^2 + x - 4*y;
    assert(isRight(f, Q, {0, 0}, normalLine(f, Q, {0, 0})));
    assert(isRight(y - x^2, skew, {1, 1}, normalLine(y - x^2, skew, {1, 1})));
    assert(isRight(y^2 + x^3, Q, {0, 0}, plane));
    assert(isRight((y - 1)^2 - (x - 2)^3 - (x - 2)^2, Q, {2, 1}, plane));
    assert(isRight((x - y)*(x + y)*(x - 2*y - 1), Q, {0, 0}, plane));
    assert(isRight(x - 2*y, Q, {0, 0}, normalLine(x - 2*y, Q, {0, 0})));
    assert(isRight(x^2 - 2*y^2, Q, {0, 0}, plane))));
-- no answer: a vertex, a circle, a tacnode, a point off the curve, u off the normal line
none = (f, p, u) -> bisectorByCircles(ideal f, one, matrix(QQ, {p}), u) === null;
assert(none(x^2 + 4*y^2 - 4, {2, 0}, normalLine(x^2 + 4*y^2 - 4, one, {2, 0})));
assert(none(x^2 + y^2 - 1, {1, 0}, normalLine(x^2 + y^2 - 1, one, {1, 0})));
assert(none(y^2 - x^4 - x^5, {0, 0}, plane));
assert(none(y - x^2 - 1, {0, 0}, plane));
assert(none(y - x^2, {0, 0}, matrix{{s, s}}));
assert(none(y - x^2, {0, 0}, plane));
