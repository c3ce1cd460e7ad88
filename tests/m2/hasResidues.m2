-- assertions for m2_templates/lib/hasResidues.m2
load "../../m2_templates/lib/hasResidues.m2";

R = QQ[x, y];
S = (ZZ/101)[x, y];
assert(hasResidues(matrix {{2*x^2 - y, y - 5}}, matrix {{y - 5, x^2 + 50*y}}));
assert(not hasResidues(matrix {{2*x^2 - y, y - 5}}, matrix {{y - 5, x^2 + 51*y}}));
assert(not hasResidues(matrix {{2*x^2 - y}}, matrix {{y - 5, x^2 + 50*y}}));
-- a leading coefficient that vanishes, a whole polynomial that does, no polynomial at all
assert(not hasResidues(matrix {{101*x^2 - y}}, matrix {{x^2 - y}}));
assert(not hasResidues(matrix {{101*x}}, matrix {{x}}));
assert(hasResidues(map(R^1, R^0, 0), map(S^1, S^0, 0)));
