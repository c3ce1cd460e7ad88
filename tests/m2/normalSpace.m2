-- assertions for m2_templates/lib/normalSpace.m2
scan({"independentColumns", "normalSpace"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
T = QQ[s_1 .. s_3];
at = (P, Q, p) -> flatten entries normalSpace(P, Q, matrix(QQ, {p}), T);
one = id_(QQ^3);
assert(at(ideal(z - x^2 - y^2), one, {1, 0, 1}) == {1 - 2*s_1, 0, 1 + s_1});
assert(at(ideal(y - x^2, z - x^3), one, {0, 0, 0}) == {0, s_1, s_2});
-- more generators than the codimension
assert(at(ideal(y - x^2, y - x^2 + z - x^3, z - x^3), one, {0, 0, 0}) == {0, s_1 + s_2, s_2});
-- the normal space of a point is everything
assert(at(ideal(x - 1, y, z), one, {1, 0, 0}) == {s_1, s_2, s_3});
assert(at(ideal x, diagonalMatrix(QQ, {2, 1, 1}), {0, 1, 0}) == {s_1/2, 1, 0});
