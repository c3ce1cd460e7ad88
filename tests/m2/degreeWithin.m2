-- assertions for m2_templates/lib/degreeWithin.m2
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/distanceDegree.m2"
load "../../m2_templates/lib/degreeOutside.m2"
load "../../m2_templates/lib/degreeWithin.m2"

R = (ZZ/1073741789)[x, y];
S = (ZZ/1073741789)[a, b, c];
points = ideal(a*(a - 1), b*(b - 1)*(b - 2), c - a - b);
e = matrix(QQ, {{3, 7}});
assert(degreeWithin(ideal(x, y), points, e) == 1);
assert(degreeWithin(ideal(x, y*(y - 2)), points, e) == 2);
assert(degreeWithin(ideal(x, x^2), points, e) == 3);
assert(degreeWithin(ideal(x - 5, y), points, e) == 0);
assert(degreeWithin(ideal(x*(x - 1), y - 2), points, e) == 2);
