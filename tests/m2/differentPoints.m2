-- assertions for m2_templates/lib/differentPoints.m2
load "../../m2_templates/lib/differentPoints.m2";

for p in {32003, 1073741789} do (
    R := (ZZ/p)[x, y];
    (x, y) = toSequence gens R;
    assert(differentPoints(ideal(x^2, x*y, y^2), 1234) == 1);
    assert(differentPoints(ideal(x^3*(x - 1), y^2*(y - 2)^2), 1234) == 4);
    assert(differentPoints(ideal(x^2 + y^2 - 1, x - 2*y), 1234) == 2);
    assert(differentPoints(ideal(x^2 + 1, y), 1234) == 2); -- of the algebraic closure
    assert(differentPoints(ideal 1_R, 1234) == 0);
    assert(try (differentPoints(ideal x, 1234); false) else true);
    );
