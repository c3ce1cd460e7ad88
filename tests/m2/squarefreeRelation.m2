-- assertions for m2_templates/lib/squarefreeRelation.m2
load "../../m2_templates/lib/squarefreeRelation.m2";

F = ZZ/32003;
S = F(monoid[getSymbol "T"]);
T = S_0;
one = n -> matrix apply(n, i -> {if i == 0 then 1_F else 0_F});
monic = f -> (1/leadCoefficient f) * f;
-- T^3 modulo T^3: one root; with companion matrices the minimal polynomial is that of the matrix
companion = L -> matrix apply(#L, i -> apply(#L, j ->
        if j == #L - 1 then -L#i * 1_F else if i == j + 1 then 1_F else 0_F));
assert(monic squarefreeRelation(companion {0, 0, 0}, one 3, S) == T);
assert(monic squarefreeRelation(companion {-2, 0}, one 2, S) == T^2 - 2);
-- (T^2 - 2)^2 = T^4 - 4 T^2 + 4
assert(monic squarefreeRelation(companion {4, 0, -4, 0}, one 4, S) == T^2 - 2);
-- (T - 1)^2 (T - 3) = T^3 - 5 T^2 + 7 T - 3
assert(monic squarefreeRelation(companion {-3, 7, -5}, one 3, S) == (T - 1)*(T - 3));
-- a scalar
assert(monic squarefreeRelation(5 * id_(F^3), one 3, S) == T - 5);
