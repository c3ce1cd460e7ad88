-- assertions for m2_templates/lib/outermost.m2
load "../../m2_templates/lib/outermost.m2"

R = QQ[x, y, z];
assert(outermost {} == {});
assert(outermost {ideal 1_R} == {ideal 1_R});
assert(outermost {ideal(x, y), ideal x} == {ideal x});
assert(outermost {ideal x, ideal(x, y), ideal y, ideal(x, y, z)} == {ideal x, ideal y});
-- the same ideal twice, by other generators
assert(#outermost {ideal(x, y), ideal(x + y, x - y)} == 1);
assert(outermost {ideal(x, y), ideal z} == {ideal z, ideal(x, y)});
