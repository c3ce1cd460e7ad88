-- assertions for m2_templates/lib/liesOn.m2
scan({"liesOn"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
assert(liesOn(matrix(QQ, {{1, 2}}), ideal(y - 2*x)));
assert(not liesOn(matrix(QQ, {{1, 3}}), ideal(y - 2*x)));
assert(liesOn(matrix(QQ, {{1/2, 1}}), ideal(y - 2*x, y^2 - 1)));
assert(liesOn(matrix(QQ, {{5, 6}}), ideal 0_R));
assert(not liesOn(matrix(QQ, {{5, 6}}), ideal 1_R));
