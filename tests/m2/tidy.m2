-- assertions for m2_templates/lib/tidy.m2
load "../../m2_templates/lib/tidy.m2"

R = QQ[x, y, z];
-- homogeneous: as few generators as there can be
twistedCone = ideal(x*z - y^2, x^3, x^2*(x*z - y^2), x^3 + x^2*y);
assert(tidy twistedCone == twistedCone);
assert(numgens tidy twistedCone == 3);

-- the reduced basis where it is not longer, else what there is
assert(set (tidy ideal(x + y + 1, x - y - 1))_* === set {x, y + 1});
assert((tidy ideal(x, x - 1))_* == {1_R});
long = ideal(x^2*y - z, x*y^2 - x - 1);
assert(numColumns gens gb long > 2);
assert(tidy long == long);
assert(numgens tidy long == 2);

assert(tidy ideal 0_R == 0);
assert(numgens tidy ideal 0_R == 0);
