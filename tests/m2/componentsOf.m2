-- assertions for m2_templates/lib/componentsOf.m2
needsPackage "MinimalPrimes";
load "../../m2_templates/lib/componentsOf.m2"

R = QQ[x, y, z];
assert(componentsOf ideal 0_R == {ideal 0_R});
assert(componentsOf ideal 5_R == {} and componentsOf ideal(x, 2 - x) == {});
assert(set componentsOf ideal(3*x^2*(y^2 - 2)) === set {ideal x, ideal(y^2 - 2)});
assert(componentsOf ideal(x - y + z, y - 2*z, x + y) == {ideal(x, y, z)});
assert(#componentsOf ideal(x*y, x*z) == 2 and #componentsOf ideal(x^2, x*y, y^2, z - 1) == 1);
F = ZZ/7[x];
assert(#componentsOf ideal(x^7 - x) == 7);
