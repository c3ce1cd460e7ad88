-- assertions for m2_templates/lib/gradientSpanEquations.m2
scan({"gradientSpanEquations"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
S = QQ[l_1, l_2, a, b, c, u, v, w];
toS = map(S, R, {a, b, c});
column = transpose matrix{{u, v, w}};
assert(gradientSpanEquations(ideal(x + 2*y + 3*z), column, {}, toS) == ideal(v - 2*u, w - 3*u));
assert(gradientSpanEquations(ideal(x*y), column, {}, toS) == ideal(a*u - b*v, a*w, b*w));
assert(gradientSpanEquations(ideal(x, y^2 + z), column, {l_1, l_2}, toS) == ideal(u - l_1, v - 2*b*l_2, w - l_2));
-- at a point all vectors are
assert(gradientSpanEquations(ideal(x, y, z), column, {}, toS) == 0);
assert(codim gradientSpanEquations(ideal(x^2 + y^2 + z^2), column, {}, toS) == 2);
