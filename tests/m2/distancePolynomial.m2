-- assertions for m2_templates/lib/distancePolynomial.m2
load "../../m2_templates/lib/imageClosure.m2";
load "../../m2_templates/lib/distanceCorrespondence.m2";
load "../../m2_templates/lib/distancePolynomial.m2";

R = QQ[x, y];
S = QQ[u, v, t];
unit = id_(QQ^2);
one = f -> ideal distancePolynomial(ideal f, unit, S);
assert(one x == ideal(u^2 - t));
-- distances to the circle are |u| - 1 and |u| + 1
assert(one(x^2 + y^2 - 1) == ideal((u^2 + v^2 + 1 - t)^2 - 4*(u^2 + v^2)));
assert(one {x, y - 1} == ideal(u^2 + (v - 1)^2 - t));
assert(one(x*(y - 1)) == ideal((u^2 - t)*((v - 1)^2 - t)));
assert(one 1_R == 1);
assert(try (one(x^2 + y^2); false) else true);
