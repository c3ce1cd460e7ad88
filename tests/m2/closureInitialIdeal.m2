-- assertions for m2_templates/lib/closureInitialIdeal.m2
load "../../m2_templates/lib/closureInitialIdeal.m2"

R = QQ[x, y];
-- a homogeneous ideal keeps its ring, another one gets a variable more
assert(closureInitialIdeal ideal(x^2 - y^2) == monomialIdeal x^2);
assert(ring closureInitialIdeal ideal(x^2 - y^2) === R);
assert(numgens ring closureInitialIdeal ideal(x^2 - y) == 3);

-- it is the initial ideal of the ideal of the projective closure
checkClosure = I -> (
    R := ring I;
    H := (coefficientRing R)[gens R, symbol h];
    homogenized := homogenize(sub(gens gb I, H), H_(numgens R));
    initial := leadTerm gens gb saturate(ideal homogenized, H_(numgens R));
    found := closureInitialIdeal I;
    assert(poincare comodule found == poincare comodule monomialIdeal initial);
    );
needsPackage "Saturation"
checkClosure ideal(x^3 + y^2);
checkClosure ideal(x^2 - y, x*y - 1);
checkClosure ideal(x^2 - x, x*y);
checkClosure ideal((x - 1)^2, (x - 1)*y);
S = (ZZ/2)[a, b, c];
checkClosure ideal(a^2 + b, b^2 + c, c^2 + a);

assert(closureInitialIdeal ideal 0_R == 0);
assert(closureInitialIdeal ideal 1_R == 1);
assert(closureInitialIdeal ideal(x, x - 1) == 1);
