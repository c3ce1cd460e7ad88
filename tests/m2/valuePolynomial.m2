-- assertions for m2_templates/lib/valuePolynomial.m2
scan({"powerVectors", "powerRank", "leastPolynomial", "valuePolynomial"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
T = QQ[s, t];
I = ideal(x^2 - 2, y - x);
assert(valuePolynomial(I, x, T) == s^2 - 2);
assert(valuePolynomial(I, x*y, T) == s - 2);
assert(valuePolynomial(I, x/3 + 1, T) == s^2 - 2*s + 7/9);
assert(valuePolynomial(ideal(x^3, y^2), x + y, T) == s);
assert(valuePolynomial(ideal(x*(x - 1), y - 1/2), y + 3*x, T) == (s - 1/2)*(s - 7/2));
assert(valuePolynomial(ideal 1_R, x, T) == 1);
