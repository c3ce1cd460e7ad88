-- assertions for m2_templates/lib/isMultipliedInto.m2
scan({"smallBasis", "isMultipliedInto"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
assert(isMultipliedInto(ideal x, ideal(x, y), ideal(x^2, x*y)));
assert(isMultipliedInto(ideal 1_R, ideal(x, y), ideal(x^4, y^5)));
assert(isMultipliedInto(ideal(x, y), ideal z, ideal(x, y)));
assert(isMultipliedInto(ideal 0_R, ideal x, ideal 0_R));
-- the power of one generator does not do, or more powers are needed than are tried
assert(not isMultipliedInto(ideal 1_R, ideal(x, y), ideal x));
assert(not isMultipliedInto(ideal z, ideal(x, y), ideal(x^2)));
assert(not isMultipliedInto(ideal 1_R, ideal(x, y), ideal(x^9, y)));
