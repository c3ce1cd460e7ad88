-- assertions for m2_templates/lib/eliminateUnknowns.m2
needsPackage "Elimination";
scan({"eliminateUnknowns"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

S = QQ[z, x, y];
T = QQ[s, t];
assert(eliminateUnknowns({z}, ideal(x - z^2, y - z^3), T) == ideal(s^3 - t^2));
assert(eliminateUnknowns({z, x}, ideal(x - z^2, y - z^3, z - 2), T) == ideal(s - 8));
assert(eliminateUnknowns({z}, ideal(z*x - 1), T) == 0);
assert(eliminateUnknowns({z}, ideal(z, z - 1), T) == 1);
-- many points are possible
I = ideal(z^5 - x + 1, z^4 + 2*z - y, (x - y)^5 - z);
J = eliminateUnknowns({z}, I, T);
assert(codim J == 2 and isSubset((map(S, T, {x, y})) J, I));
assert(degree J == degree I);
