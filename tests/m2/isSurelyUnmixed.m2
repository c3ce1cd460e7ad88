-- assertions for m2_templates/lib/isSurelyUnmixed.m2
load "../../m2_templates/lib/pseudorandomMatrix.m2"
load "../../m2_templates/lib/linearSection.m2"
load "../../m2_templates/lib/isSurelyUnmixed.m2"

R = QQ[x, y, z];
test = I -> isSurelyUnmixed(I, 12345);
assert test ideal(x*y);
assert test ideal(x^2, y^3); -- a complete intersection, multiple
assert test ideal(x*z - y^2, y - x^2, z - x*y);
assert test ideal(x*y, x*z, y*z);
assert test ideal(x^2, x*y, y^2); -- a triple line
assert test ideal(x^2, y^2 - y, z*x, z^3); -- of dimension 0
assert(not test ideal(x*z, y*z)); -- plane and line
assert(not test ideal(x^2, x*y)); -- an embedded line
assert(not test ideal(x*(x - 1), x*y)); -- a plane and a parallel line
assert(not test ideal(z*x^2, z*y)); -- plane and double line
S = (ZZ/3)[x, y, z, w];
assert(not isSurelyUnmixed(ideal(x*w, y*w), 1)); -- few sections over a small field: none lies
