-- assertions for m2_templates/lib/ringTrouble.m2
load "../../m2_templates/lib/ringTrouble.m2"

assert(ringTrouble(QQ[x, y]) === null);
assert(ringTrouble(QQ[x, y, Degrees => {1, 2}, MonomialOrder => Lex]) === null);
assert(ringTrouble(ZZ[x]) === null);
assert(ringTrouble((ZZ/7)[x]) === null);
assert(ringTrouble QQ === "it does not live in a polynomial ring");
assert(ringTrouble(QQ[x]/x^2) === "it lives in a quotient ring");
assert(ringTrouble(QQ[x, y, SkewCommutative => true]) === "its ring is not commutative");
assert(ringTrouble(QQ[x, d, WeylAlgebra => {x => d}]) === "its ring is not commutative");
assert(ringTrouble(QQ[x, Inverses => true, MonomialOrder => Lex]) === "its ring has inverses of variables");
assert(match("local", ringTrouble(QQ[x, Global => false, MonomialOrder => {Weights => {-1}}])));
assert(match("coefficients", ringTrouble(RR[x])));
assert(match("coefficients", ringTrouble(QQ[a][x])));
assert(match("coefficients", ringTrouble((GF 4)[x])));
