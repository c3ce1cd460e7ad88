-- assertions for m2_templates/lib/singularScheme.m2
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"
load "../../m2_templates/lib/jacobianCriterion.m2"
load "../../m2_templates/lib/singularScheme.m2"

R = QQ[x, y, z];
assert(singularScheme {ideal(x^3 + y^2)} == ideal(x^2, y));
assert(singularScheme {ideal(x^2 + y^2 + z^2 - 1)} == 1);
assert(singularScheme {ideal z, ideal(x, y)} == ideal(x, y, z));
assert(singularScheme {ideal z, ideal(x, z - 1)} == 1);
assert(singularScheme {ideal(z*x), ideal(x - 1, y)} == intersect(ideal(x, z), ideal(x - 1, y, z)));
assert(singularScheme {ideal(z*x, x^2 - x*z)} == jacobianCriterion ideal(z*x, x^2 - x*z));
