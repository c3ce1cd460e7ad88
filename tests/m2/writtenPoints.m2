-- assertions for m2_templates/lib/writtenPoints.m2
solver = try needsPackage "Msolve" else null;
solverPackage = () -> solver;
scan({"solverOutput", "writtenPoints"}, name -> load("../../m2_templates/lib/" | name | ".m2"));

assert(writtenPoints "" == 0);
R = QQ[x, y];
many = L -> writtenPoints solverOutput ideal L;
if solver =!= null then (
    assert(many {x^2 - 2, y^2 - 3} == 4);
    assert(many {x - 1, y^12 - 3} == 12);
    assert(many {(x - 1)^2, y} == 1);
    assert(many {x, x - 1} == 0);
    assert(many {x*y} == 0));
