-- assertions for m2_templates/lib/univariateRepresentation.m2
scan({"multiplicationTable", "powerVectors", "powerRank", "leastPolynomial",
    "univariateRepresentation"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
representation = (I, c) -> (
    (d, tables, one) := multiplicationTable I;
    univariateRepresentation(d, tables, one, c, S));
assert(representation(ideal(x, y), {0, 1}) == {T, 0_S, 0_S});
assert(representation(ideal(2*x - 1, y - 3), {0, 1}) == {T - 3, 1/2 + 0*T, 3 + 0*T});
-- t = sqrt 2 + sqrt 3 generates the field: 4 t^3 - 20 t = f'(t)
assert(representation(ideal(x^2 - 2, y^2 - 3), {1, 1}) == {T^4 - 10*T^2 + 1, 8*T^2 + 8, 12*T^2 - 12});

-- f'(t) x_i = g_i(t) modulo the ideal, and f(t) = 0; f is an integer polynomial
verify = (I, c) -> (
    (f, g, h) := toSequence representation(I, c);
    t := map(R, S, {c#0*x + c#1*y});
    assert isSubset(ideal(t f, t diff(T, f) * x - t g, t diff(T, f) * y - t h), I);
    assert(degree f == {degree I} and lift(leadCoefficient f, ZZ) > 0);
    assert(gcd apply(flatten entries last coefficients f, a -> lift(lift(a, QQ), ZZ)) == 1));
verify(ideal(7*x^2 - y^3 + x*y - 1/3, x^3 + 2*y^2 - 5*x), {1, 0});
verify(ideal(7*x^2 - y^3 + x*y - 1/3, x^3 + 2*y^2 - 5*x), {3, -5});
verify(ideal(x^2 + 1, 3*y^2 - 5*x), {1, 2});
