-- assertions for m2_templates/lib/reducedModulo.m2
load "../../m2_templates/lib/reducedModulo.m2"

R = QQ[x, y, z];
J = reducedModulo(ideal(x^2 - y/2, 32749*z + 1), 32749);
S = ring J;
assert(char S == 32749 and isPrime char S);
assert(apply(gens S, toString) == {"x", "y", "z"});
assert(J == ideal(1_S));
J = reducedModulo(ideal(3*x - 1, y/7), 101);
assert(J == ideal((gens ring J)#0 - 34, (gens ring J)#1));
assert(reducedModulo(ideal(0_R), 101) == 0);
