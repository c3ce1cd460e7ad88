-- assertions for m2_templates/lib/isOnVariety.m2
scan({"isOnVariety"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
assert(isOnVariety(matrix(QQ, {{1, 2}}), ideal(y - 2*x)));
assert(not isOnVariety(matrix(QQ, {{1, 3}}), ideal(y - 2*x)));
assert(isOnVariety(matrix(QQ, {{1/2, 1}}), ideal(y - 2*x, y^2 - 1)));
assert(isOnVariety(matrix(QQ, {{5, 6}}), ideal 0_R));
assert(not isOnVariety(matrix(QQ, {{5, 6}}), ideal 1_R));
