-- assertions for m2_templates/lib/pointsModuloPrimes.m2
scan({"modularBasis", "modularRepresentation", "pointsModuloPrimes"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
points = L -> pointsModuloPrimes(ideal L, S, {32749, 32719}, 3);
assert(points {x^2 - 2, y} == {32749, {1, 0}, {T^2 - 2}, {T, 0_S}});
assert(points {x, x - 1} == {32749, {}, {}, {}});
-- a prime modulo which points come together, or are not there
assert(points {x^2 - 32749, y} == {32719, {1, 0}, {T^2 - 30}, {T, 0_S}});
assert(points {32749*x - 1, y} == {});
assert(points {(32749*x - 1)*(x - 3), y} == {});
assert(points {x, y, 32719_R} == {});
-- multiple points, many, infinitely many
assert(points {x^2, y} == {});
assert(points {x^2 - 2, y^2 - 3} == {});
assert(points {x*y} == {});
assert(points {0_R} == {});
