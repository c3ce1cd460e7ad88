-- assertions for m2_templates/lib/shortGenerators.m2
load "../../m2_templates/lib/shortGenerators.m2"

R = QQ[x, y, z];
-- homogeneous: as few generators as there can be
twistedCone = ideal(x*z - y^2, x^3, x^2*(x*z - y^2), x^3 + x^2*y);
assert(shortGenerators twistedCone == twistedCone);
assert(numgens shortGenerators twistedCone == 3);

-- the reduced basis where it is not longer, else what there is
assert(set (shortGenerators ideal(x + y + 1, x - y - 1))_* === set {x, y + 1});
assert((shortGenerators ideal(x, x - 1))_* == {1_R});
long = ideal(x^2*y - z, x*y^2 - x - 1);
assert(numColumns gens gb long > 2);
assert(shortGenerators long == long);
assert(numgens shortGenerators long == 2);

assert(shortGenerators ideal 0_R == 0);
assert(numgens shortGenerators ideal 0_R == 0);
