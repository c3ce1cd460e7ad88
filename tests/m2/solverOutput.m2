-- assertions for m2_templates/lib/solverOutput.m2
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;
there = solver =!= null;
load "../../m2_templates/lib/solverOutput.m2"

R = QQ[x, y, z];
written = L -> solverOutput ideal L;
assert(instance(written {x^2 - 2, y, z}, String));
-- one line; finitely many points, none, infinitely many
assert(not match("\n", written {x^2 - 2, y - x^2 + x/3, z - 1}));
assert(if there then match(///^\[0, *\[0, *3, *2///, written {x^2 - 2, y - x^2 + x/3, z - 1})
    else written {x^2 - 2, y, z} == "");
assert(not there or match(///^\[-1\]///, written {x, x - 1}));
assert(not there or match(///^\[1,///, written {x*y, z}));
-- multiple points are lost
assert(not there or match(///^\[0, *\[0, *4, *14///, written {x^7, x*y - x, y^8 - y^7, z}));
