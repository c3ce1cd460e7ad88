-- assertions for m2_templates/lib/genericFiber.m2
try needsPackage "Msolve";
load "../../m2_templates/lib/differentialRank.m2"
load "../../m2_templates/lib/restrictedMap.m2"
load "../../m2_templates/lib/leadMonomials.m2"
load "../../m2_templates/lib/pointCount.m2"
load "../../m2_templates/lib/genericFiber.m2"

R = (ZZ/1073741789)[a, b, c, d];
point = {2, 3, 5, 7};
segre = {a*c, a*d, b*c, b*d};
assert(genericFiber(segre, {}, point) == {1, 1});
assert(genericFiber(segre, {a}, point) == {1, 0, 1});
assert(genericFiber(segre, {a, b}, point) == {1, 0, 1});
assert(genericFiber(segre, gens R, point) == {1, 0, 1});
assert(genericFiber({3_R, 5_R}, {}, point) == {4, 4});
assert(genericFiber({3_R, 5_R}, {b, c}, point) == {4, 2});
assert(genericFiber({3_R, 5_R}, gens R, point) == {4, 0, 1});
assert(genericFiber({a^2, b^3, c^4, d^5}, {}, point) == {0, 0, 120});
assert(genericFiber({a^2, a*b, b^2, a*c, b*c, c^2}, {d}, point) == {1, 0, 2});
assert(genericFiber({a + b + c + d, a*b + a*c + a*d + b*c + b*d + c*d,
    a*b*c + a*b*d + a*c*d + b*c*d, a*b*c*d}, {}, point) == {0, 0, 24});
