-- assertions for m2_templates/lib/irredundantPrimes.m2
load "../../m2_templates/lib/irredundantPrimes.m2"

R = QQ[x, y, z];
assert(irredundantPrimes {} == {});
assert(irredundantPrimes {ideal 1_R} == {ideal 1_R});
assert(irredundantPrimes {ideal(x, y), ideal x} == {ideal x});
assert(irredundantPrimes {ideal x, ideal(x, y), ideal y, ideal(x, y, z)} == {ideal x, ideal y});
-- the same ideal twice, by other generators
assert(#irredundantPrimes {ideal(x, y), ideal(x + y, x - y)} == 1);
assert(irredundantPrimes {ideal(x, y), ideal z} == {ideal z, ideal(x, y)});
