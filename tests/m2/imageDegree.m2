-- assertions for m2_templates/lib/imageDegree.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/differentialRank.m2"
load "../../m2_templates/lib/restrictedMap.m2"
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/pointCount.m2"
load "../../m2_templates/lib/imageDegree.m2"

R = (ZZ/1073741789)[a, b, c, d];
point = {2, 3, 5, 7};
segre = {a*c, a*d, b*c, b*d};
some = {{2, 11}, {13, 17}, {19, 23}};
assert(imageDegree(segre, {a}, point, some) == 2);
assert(imageDegree(segre, {d}, point, some) == 2);
assert(not try (imageDegree(segre, {}, point, some); true) else false);
assert(not try (imageDegree(segre, {a, b}, point, some); true) else false);

more = {{2, 11, 5, 29}, {13, 17, 7, 31}, {19, 23, 3, 37}};
assert(imageDegree({a^2, a*b, b^2, a*c, b*c, c^2}, {d}, point, more) == 4);
assert(imageDegree({a^2, a^3}, {b, c, d}, point, {{2, 11}}) == 3);
assert(imageDegree({a^2, a^4}, {b, c, d}, point, {{2, 11}}) == 2);
assert(imageDegree({a^2, a^2, 5_R}, {b, c, d}, point, {{2, 11, 3}}) == 1);
assert(imageDegree({1_R, 5_R}, gens R, point, {}) == 1);
assert(imageDegree({a^7, b^5*a}, {c, d}, point, {{2}, {3}}) == 1);
