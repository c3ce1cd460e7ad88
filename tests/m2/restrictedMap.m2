-- assertions for m2_templates/lib/restrictedMap.m2
load "../../m2_templates/lib/restrictedMap.m2"

R = (ZZ/32003)[a, b, c];
F = {a*b + c, a^2, 7_R};
assert(restrictedMap(F, {}, {2, 3, 5}) == F);
assert(restrictedMap(F, {a}, {2, 3, 5}) == {2*b + c, 4, 7});
assert(restrictedMap(F, {c, a}, {2, 3, 5}) == {2*b + 5, 4, 7});
assert(restrictedMap(F, {a, b, c}, {2, 3, 5}) == {11, 4, 7});
assert(all(restrictedMap(F, {a, b, c}, {2, 3, 5}), f -> ring f === R));
