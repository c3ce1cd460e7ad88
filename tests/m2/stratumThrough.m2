-- assertions for m2_templates/lib/stratumThrough.m2
needsPackage "MinimalPrimes";
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion",
    "componentsOf", "irredundantPrimes", "fullRankOutside",
    "singularPrimes", "singularComponents", "singularityStrata", "isOnVariety", "stratumThrough"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
at = (I, p) -> stratumThrough(flatten singularityStrata I, matrix(QQ, {p}));
umbrella = ideal(x^2 - y^2*z);
assert(at(umbrella, {2, 1, 4}) == umbrella);
assert(at(umbrella, {0, 0, 3}) == ideal(x, y));
steiner = ideal(x^2*y^2 + y^2*z^2 + z^2*x^2 - x*y*z);
assert(at(steiner, {0, 0, 0}) == ideal(x, y, z));
assert(at(steiner, {0, 0, 3}) == ideal(x, y));
-- components of a reducible variety, and where they meet
assert(at(ideal(x*y), {1, 0, 5}) == ideal y);
assert(at(ideal(x*y), {0, 0, 5}) == ideal(x, y));
assert(at(ideal(x*z, y*z), {0, 0, 1}) == ideal(x, y));
assert(at(ideal((x - 1)^2), {1, 0, 0}) == ideal(x - 1));
assert((try at(umbrella, {1, 1, 0}) else null) === null);
