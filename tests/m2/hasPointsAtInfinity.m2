-- assertions for m2_templates/lib/hasPointsAtInfinity.m2
scan({"modularBasis", "reducedModulo", "hasPointsAtInfinity"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
has = L -> hasPointsAtInfinity(ideal L, 32749);
assert(not has {x^2 - y, y^3 - x^2 - 1});
assert(not has {x - 1, y - 2});
assert(not has {0_R, x^2, y + 1});
-- parallel lines, two hyperbolas, too few equations
assert(has {x, x - 1});
assert(has {x*y - 1, x*y - x - y});
assert(has {x^2 - y});
assert(has {0_R});
-- the equations count, not the ideal
assert(has {x^2 + y, x^2});
-- the degree sinks modulo the prime: a point goes to infinity
assert(has {32749*x^2 - x - 1, y});
