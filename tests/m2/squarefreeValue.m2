-- assertions for m2_templates/lib/squarefreeValue.m2
load "../../m2_templates/lib/squarefreeValue.m2";

F = ZZ/32003;
S = F(monoid[getSymbol "T"]);
one = n -> matrix apply(n, i -> {if i == 0 then 1_F else 0_F});
-- multiplication by T modulo a monic polynomial with these coefficients, the constant term first
companion = L -> matrix apply(#L, i -> apply(#L, j ->
        if j == #L - 1 then -L#i * 1_F else if i == j + 1 then 1_F else 0_F));
-- the column, up to a factor, with the last entry that is not zero as 1
valueOf = (A, n) -> (
    v := flatten entries last squarefreeValue(A, one n, S);
    lead := last prepend(1_F, select(v, c -> c != 0));
    apply(v, c -> c / lead));
-- T modulo T^3, T^2 - 2 modulo itself and modulo its square
assert(valueOf(companion {0, 0, 0}, 3) == {0, 1, 0});
assert(valueOf(companion {-2, 0}, 2) == {0, 0});
assert(valueOf(companion {4, 0, -4, 0}, 4) == {-2, 0, 1, 0});
-- (T - 1)^2 (T - 3) = T^3 - 5 T^2 + 7 T - 3: the squarefree part is T^2 - 4 T + 3
assert(valueOf(companion {-3, 7, -5}, 3) == {3, -4, 1});
-- a scalar is what it is
assert(valueOf(5 * id_(F^3), 3) == {0, 0, 0});
-- and the degree
assert(first squarefreeValue(companion {4, 0, -4, 0}, one 4, S) == 2);
