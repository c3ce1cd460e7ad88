-- as in a textbook: the kernel of the ring map, with default options
R = ${R};
S = QQ[${names}];
F = ${F};
I = kernel map(R, S, F);
deliver I
