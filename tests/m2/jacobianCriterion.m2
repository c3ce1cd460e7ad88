-- assertions for m2_templates/lib/jacobianCriterion.m2
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/withoutUnits.m2"
load "../../m2_templates/lib/minorsModulo.m2"
load "../../m2_templates/lib/jacobianCriterion.m2"

R = QQ[x, y, z];
assert(jacobianCriterion ideal(x^3 + y^2) == ideal(x^2, y));
assert(jacobianCriterion ideal(x^2 + y^2 + z^2 - 1) == 1);
assert(jacobianCriterion ideal(x*y, x*z, y*z) == ideal(x*y, x*z, y*z, x^2, y^2, z^2));
assert(jacobianCriterion ideal(x*z - y^2, y - x^2, z - x*y) == 1);
assert(jacobianCriterion ideal 0_R == 1);
assert(jacobianCriterion ideal 1_R == 1);
assert((jacobianCriterion ideal(x, x - 1))_* == {1_R});

-- a generator that is superfluous changes nothing
assert(jacobianCriterion ideal(y - x^2, z - x^3, (y - x^2)^2, z*(z - x^3)) == 1);

-- modulo 2 the derivative of a square is zero
S = (ZZ/2)[x, y];
assert(jacobianCriterion ideal(x^2 + y) == 1);
assert(jacobianCriterion ideal(x^2 + y^2) == ideal(x^2 + y^2));
