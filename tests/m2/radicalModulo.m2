-- assertions for m2_templates/lib/radicalModulo.m2: against the radical that Macaulay2 finds
scan({"modularBasis", "squarefreeValue", "radicalModulo"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = ZZ/32003[x, y];
found = I -> (
    G := modularBasis I;
    B := lift(basis(R / monomialIdeal leadTerm gens G), R);
    ideal gens radicalModulo(G, B));
assert(found ideal(x^2, y^3) == ideal(x, y));
assert(found ideal(x^2, x*y, y^2) == ideal(x, y));
assert(found ideal(x^2 - 2, y^2 - 3) == ideal(x^2 - 2, y^2 - 3));
assert(found ideal((x^2 - 2)^2*(x - 7), y^5 - x^5) == radical ideal((x^2 - 2)^2*(x - 7), y^5 - x^5));
-- a double point whose tangent is not along an axis, beside a simple one
I = intersect(ideal((x + 3*y)^2, x - y), ideal(x - 1, y - 2));
assert(found I == intersect(ideal(x, y), ideal(x - 1, y - 2)));
assert(degree found I == 2);
