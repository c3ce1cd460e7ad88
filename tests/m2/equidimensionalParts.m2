-- assertions for m2_templates/lib/equidimensionalParts.m2
load "../../m2_templates/lib/equidimensionalParts.m2"

R = QQ[x, y, z];
assert(equidimensionalParts {ideal x} === {ideal x});
assert(equidimensionalParts {ideal(x^2)} === {ideal(x^2)});
found = equidimensionalParts {ideal(x, y), ideal z, ideal(x - 1, z - 1), ideal y};
assert(#found == 2);
assert(found#0 == ideal(y*z));
assert(found#1 == intersect(ideal(x, y), ideal(x - 1, z - 1)));
assert(apply(found, codim) == {1, 2});
