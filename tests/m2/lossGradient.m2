-- assertions for m2_templates/lib/lossGradient.m2
load "../../m2_templates/lib/lossGradient.m2"

R = QQ[x, y];
Q = matrix(QQ, {{2, 1}, {1, 3}});
u = matrix(QQ, {{5, 1/2}});
assert(entries lossGradient(R, Q, u) == {{2*(x - 5) + (y - 1/2)}, {(x - 5) + 3*(y - 1/2)}});
assert(entries lossGradient(R, id_(QQ^2), u) == {{x - 5}, {y - 1/2}});
assert(lossGradient(R, 0*Q, u) == 0);
z = vars R - u;
loss = (z * Q * transpose z)_(0, 0);
assert(entries(2 * lossGradient(R, Q, u)) == {{diff(x, loss)}, {diff(y, loss)}});
S = (ZZ/101)[x, y];
assert(entries lossGradient(S, Q, u) == {{2*x + y - 10 - 51}, {x + 3*y - 5 - 3*51}});
