-- assertions for m2_templates/lib/forgotten.m2
needsPackage "Elimination";
scan({"forgotten"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

S = QQ[z, x, y];
T = QQ[s, t];
assert(forgotten({z}, ideal(x - z^2, y - z^3), T) == ideal(s^3 - t^2));
assert(forgotten({z, x}, ideal(x - z^2, y - z^3, z - 2), T) == ideal(s - 8));
assert(forgotten({z}, ideal(z*x - 1), T) == 0);
assert(forgotten({z}, ideal(z, z - 1), T) == 1);
-- many points are possible
I = ideal(z^5 - x + 1, z^4 + 2*z - y, (x - y)^5 - z);
J = forgotten({z}, I, T);
assert(codim J == 2 and isSubset((map(S, T, {x, y})) J, I));
assert(degree J == degree I);
