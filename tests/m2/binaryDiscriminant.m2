-- assertions for m2_templates/lib/binaryDiscriminant.m2
scan({"fromDigits", "binaryDiscriminant"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

S = QQ[a, b, c, d];
isMultiple = (f, g) -> f != 0 and f * leadCoefficient g == g * leadCoefficient f;
-- the formulas for degrees 2 and 3
assert(isMultiple(binaryDiscriminant({c, b, a}, S), b^2 - 4*a*c));
cubic = b^2*c^2 - 4*a*c^3 - 4*b^3*d - 27*a^2*d^2 + 18*a*b*c*d;
assert(isMultiple(binaryDiscriminant({d, c, b, a}, S), cubic));
assert(binaryDiscriminant({a, b}, S) == 1 and binaryDiscriminant({a}, S) == 1);
-- t^4 - a with large coefficients; multiple roots at infinity, and at a finite place
assert(isMultiple(binaryDiscriminant({-10^30*a, 0_S, 0_S, 0_S, 1_S}, S), a^3));
assert(binaryDiscriminant({a, b, c, 0_S, 0_S}, S) == 0);
assert(binaryDiscriminant({a^2, -2*a, 1_S + a^2*b, -2*a*b, b}, S) == 0);
