-- assertions for m2_templates/lib/conormalVariety.m2
needsPackage "Saturation"
scan({"smallMinors", "withoutUnits", "minorsModulo", "jacobianCriterion",
    "saturationBy", "conormalVariety"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
S = QQ[a, b, c, u, v, w];

-- a conic: its dual, and the same from there
conic = conormalVariety(ideal(x^2 + 2*y^2 - z^2), S);
assert(conic == ideal(a^2 + 2*b^2 - c^2, 2*b*u - a*v, c*u + a*w, c*v + 2*b*w, a*u + b*v + c*w,
    2*u^2 + v^2 - 2*w^2));

-- the dual of a cuspidal cubic is one as well
cusp = conormalVariety(ideal(y^2*z - x^3), S);
assert(dim cusp == 3);
assert(eliminate({a, b, c}, cusp) == ideal(4*u^3 + 27*v^2*w));

-- no cone: above the node there are two directions
node = conormalVariety(ideal(y^2 - x^3 - x^2, z - 1), S);
assert(dim node == 3 and isPrime node);
assert(radical(node + ideal(a, b, c - 1)) == ideal(a, b, c - 1, u^2 - v^2));

-- linear spaces, among them all and nothing
assert(conormalVariety(ideal(x - y), S) == ideal(a - b, u + v, w));
assert(conormalVariety(ideal 0_R, S) == ideal(u, v, w));
assert(conormalVariety(ideal vars R, S) == ideal(a, b, c));
assert(conormalVariety(ideal 1_R, S) == 1);

-- more equations than the codimension, and a union of lines
assert(conormalVariety(ideal(x*y, x*z, y*z), S) == intersect(
    ideal(a, b, w), ideal(a, c, v), ideal(b, c, u)));

-- in a prime field
R = (ZZ/101)[x, y, z];
S = (ZZ/101)[a, b, c, u, v, w];
assert(eliminate({a, b, c}, conormalVariety(ideal(x*y - z^2), S)) == ideal(4*u*v - w^2));
