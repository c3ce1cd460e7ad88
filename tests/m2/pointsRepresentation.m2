-- assertions for m2_templates/lib/pointsRepresentation.m2
scan({"multiplicationTable", "powerVectors", "powerRank", "leastPolynomial", "separatingForm",
	"univariateRepresentation", "pointsRepresentation"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
S = QQ[T];
assert(pointsRepresentation(ideal 1_R, S, 0) == {{}, {}});
assert(pointsRepresentation(ideal(x^2, x*y, y^2), S, 0) == {{T}, {0_S, 0_S}});

-- multiplicities do not count
simple = ideal(x^2 - 2, y^2 - x);
assert(pointsRepresentation(ideal((x^2 - 2)^2, (y^2 - x)^3), S, 0) == pointsRepresentation(simple, S, 0));
assert(pointsRepresentation(simple^2, S, 0) == pointsRepresentation(simple, S, 0));
-- y is separating: f = T^4 - 2, and 4 y^3 x = 4 y^5 = 8 y, 4 y^3 y = 8
assert(pointsRepresentation(simple, S, 0) == {{T^4 - 2}, {8*T, 8 + 0*T}});

(univariate, numerators) = toSequence pointsRepresentation(ideal(x^2 + y^2 - 5, x*y - 2), S, 0);
f = univariate#0;
assert(degree f == {4});
-- x y = 2: g_1 g_2 = 2 f'^2 modulo f
assert((numerators#0 * numerators#1 - 2 * (diff(T, f))^2) % f == 0);

-- points that are known: all, with multiplicities or without; not all
assert(pointsRepresentation(simple, S, 4) == {4});
assert(pointsRepresentation(simple, S, 3) == pointsRepresentation(simple, S, 0));
assert(pointsRepresentation(simple^2, S, 4) == pointsRepresentation(simple, S, 0));

-- infinitely many points are refused
assert(try (pointsRepresentation(ideal(x*y), S, 0); false) else true);
assert(try (pointsRepresentation(ideal(0_R), S, 0); false) else true);
