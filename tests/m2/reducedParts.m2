-- assertions for m2_templates/lib/reducedParts.m2
needsPackage "Saturation";
needsPackage "MinimalPrimes";
load "../../m2_templates/lib/componentsOf.m2"
load "../../m2_templates/lib/pseudorandomMatrix.m2"
load "../../m2_templates/lib/linearSection.m2"
load "../../m2_templates/lib/isSurelyUnmixed.m2"
load "../../m2_templates/lib/differentPoints.m2"
load "../../m2_templates/lib/isReducedOnSection.m2"
load "../../m2_templates/lib/reducedParts.m2"

R = QQ[x, y, z];
p = 536870909;
both = (I, isRadical) -> apply({0, p}, q -> reducedParts(I, q, 31, isRadical));
alone = I -> both(I, false) === {{I}, {I}};
into = (I, n) -> apply(both(I, false), length) == {n, n};
assert alone ideal 0_R;
assert alone ideal 1_R;
assert alone ideal(x*y);
assert alone ideal(x*z - y^2, y - x^2, z - x*y);
assert alone ideal(x*y, x*z, y*z);
assert into(ideal(x*z, y*z), 2);
assert into(ideal(z*x^2, z*y), 2);
assert into(ideal(x^2, x*y), 1);
assert into(ideal(x^2, x*y, y^2), 1);
assert(first first both(ideal(x^2, x*y, y^2), false) == ideal(x, y));
-- who says that an ideal is radical is believed
assert(both(ideal(x^2, y), true) === {{ideal(x^2, y)}, {ideal(x^2, y)}});
assert(apply(both(ideal(x*z, y*z), true), length) == {2, 2});
-- where polynomials cannot be factored
S = (ZZ/1073741789)[x, y, z];
assert(reducedParts(ideal(x*z, y*z), 0, 31, false) === null);
assert(length reducedParts(ideal(x*y, x*z, y*z), 0, 31, false) == 1);
