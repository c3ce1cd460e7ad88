-- assertions for m2_templates/lib/singularPrimes.m2
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

R = QQ[x, y, z];
assert(singularPrimes ideal 0_R == {});
assert(singularPrimes ideal(x^2 + y^2 + z^2 - 1) == {});
assert(singularPrimes ideal(x^2 - y^2*z) == {ideal(x, y)});
assert(singularPrimes ideal(x*z - y^2, y - x^2, z - x*y) == {});
-- many minors: matrices of rank at most one, and a curve with a cusp in 4-space
S = QQ[m_0 .. m_7];
assert(singularPrimes minors(2, genericMatrix(S, 2, 4)) == {ideal gens S});
T = QQ[a .. d];
cusp = kernel map(QQ[t], T, {t^2, t^3, t^4, t^5});
assert(#(trim cusp)_* >= 4 and singularPrimes cusp == {ideal gens T});
assert(singularPrimes kernel map(QQ[t], T, {t, t^2, t^3, t^4}) == {});
