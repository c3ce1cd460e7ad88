-- assertions for m2_templates/lib/ramification.m2
needsPackage "Saturation"
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"
load "../../m2_templates/lib/rankDrop.m2"
load "../../m2_templates/lib/jacobianCriterion.m2"
load "../../m2_templates/lib/saturationBy.m2"
load "../../m2_templates/lib/closureOutside.m2"
load "../../m2_templates/lib/ramification.m2"

R = QQ[x, y, z];
sphere = ideal(x^2 + y^2 + z^2 - 1);
assert(ramification(sphere, {x, y}) == ideal(z, x^2 + y^2 - 1));
assert(ramification(sphere, {z}) == ideal(x, y, z^2 - 1));
assert(ramification(sphere, {x, y, z}) == 1);
assert(ramification(sphere, {0_R}) == 1);
assert(ramification(ideal 1_R, {x}) == 1);

-- singular points belong to it only as limits
cusp = ideal(x^3 + y^2, z);
assert(ramification(cusp, {x}) == 1);
umbrella = ideal(x^2 - y^2*z);
assert(ramification(umbrella, {x, y}) == 1);
assert(ramification(umbrella, {y, z}) == ideal(x, z));

-- more equations than the codimension
twistedCubic = ideal(x*z - y^2, y - x^2, z - x*y);
assert(ramification(twistedCubic, {y, z}) == ideal(x, y, z));
assert(ramification(twistedCubic, {x}) == 1);

-- points have no tangents
assert(ramification(ideal(x*(x - 1), y, z), {x}) == 1);

-- a linear space that is projected isomorphically, and one that is not
assert(ramification(ideal(x - y), {x, z}) == 1);
assert(ramification(ideal(x - y), {z}) == 1);
