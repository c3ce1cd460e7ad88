-- assertions for m2_templates/lib/singularityStrata.m2
needsPackage "Saturation";
needsPackage "MinimalPrimes";
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"
load "../../m2_templates/lib/jacobianCriterion.m2"
load "../../m2_templates/lib/componentsOf.m2"
load "../../m2_templates/lib/irredundantPrimes.m2"
load "../../m2_templates/lib/fullRankOutside.m2"
load "../../m2_templates/lib/singularPrimes.m2"
load "../../m2_templates/lib/singularComponents.m2"
load "../../m2_templates/lib/singularityStrata.m2"

R = QQ[x, y, z];
shape = I -> apply(singularityStrata I, L -> sort apply(L, P -> (dim P, degree P)));
assert(shape ideal 1_R == {});
assert(shape ideal 0_R == {{(3, 1)}});
assert(shape ideal(x*y*z) == {{(2, 1), (2, 1), (2, 1)}, {(1, 1), (1, 1), (1, 1)}, {(0, 1)}});
assert(shape ideal(x^2 - y^2*z) == {{(2, 3)}, {(1, 1)}});
-- multiplicities do not count
assert(shape ideal((x^2 - y^3)^3) == {{(2, 3)}, {(1, 1)}});
-- Steiner's surface: three double lines through a triple point
assert(shape ideal(x^2*y^2 + y^2*z^2 + z^2*x^2 - x*y*z) == {{(2, 4)}, {(1, 1), (1, 1), (1, 1)}, {(0, 1)}});
-- components of different dimensions: a cone, a line through its vertex and a point
assert(shape intersect(ideal(x*y - z^2), ideal(x, y), ideal(x - 1, y, z - 1)) ==
    {{(0, 1), (1, 1), (2, 2)}, {(0, 1)}});
