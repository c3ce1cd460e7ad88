-- assertions for m2_templates/lib/fromDigits.m2
load "../../m2_templates/lib/fromDigits.m2"

S = QQ[s];
assert(fromDigits(0, 5, 3, S) == 0);
assert(fromDigits(1 + 3*32 - 7*32^2, 5, 3, S) == 1 + 3*s - 7*s^2);
-- the least and the largest digit
assert(fromDigits(-16 + 15*32 - 16*32^4, 5, 5, S) == -16 + 15*s - 16*s^4);
-- two variables, with degrees below 5
T = QQ[t, u];
f = -t^2 + 4*t*u^2 - 5*u + 100*u^4;
assert(fromDigits(lift(sub(f, {t => 2^9, u => 2^45}), ZZ), 9, 5, T) == f);
-- a difference of neighbouring digits
assert(fromDigits(31, 5, 2, S) == s - 1);
