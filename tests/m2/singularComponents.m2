-- assertions for m2_templates/lib/singularComponents.m2
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

R = QQ[x, y, z];
assert(singularComponents {} == {});
assert(singularComponents {ideal 0_R} == {});
assert(singularComponents {ideal(x, y, z)} == {});
assert(singularComponents {ideal(x^2 + 1, y, z)} == {});
assert(singularComponents {ideal(x^2 - y^2*z)} == {ideal(x, y)});
-- a plane and a line that pierces it; parallel ones do not meet
assert(singularComponents {ideal x, ideal(y, z)} == {ideal(x, y, z)});
assert(singularComponents {ideal x, ideal(x - 1, y)} == {});
-- the pinch line of one component holds the point where the other one meets it
assert(singularComponents {ideal(x^2 - y^2*z), ideal(x, z)} == {ideal(x, y), ideal(x, z)});
