-- the package MultigradedImplicitization up to a given degree
-- Reference   Cummings, Hollering: Computing implicitizations of multi-graded polynomial maps (2023)
needsPackage "MultigradedImplicitization";
R = ${R};
S = QQ[${names}];
F = ${F};
-- all gradings of S and R for which each F_i is homogeneous of the degree of the i-th variable: what
-- maxGrading finds with the program gfan, which an engine may not have
unit = i -> apply(#F, j -> if i == j then 1 else 0);
conditions = matrix flatten apply(#F, i -> apply(exponents F#i, e -> unit i | -e));
W = submatrix(transpose gens kernel conditions, toList(0 ..< #F));
W = transpose mingens image transpose W;
found = componentsOfKernel(${degree}, map(R, S, F), Grading => W, Verbose => false ${options});
deliver ideal append(select(flatten values found, f -> f =!= null), 0_S)
