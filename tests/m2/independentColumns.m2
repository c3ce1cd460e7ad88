-- assertions for m2_templates/lib/independentColumns.m2
scan({"independentColumns"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

M = matrix(QQ, {{0, 1, 2, 0}, {0, 1, 2, 1}});
assert(independentColumns M == {1, 3});
assert(independentColumns id_(QQ^3) == {0, 1, 2});
assert(independentColumns map(QQ^2, QQ^3, 0) == {});
assert(independentColumns matrix(QQ, {{3, 1}}) == {0});
assert(independentColumns transpose M == {0, 1});
