-- assertions for m2_templates/lib/closureInitialIdeal.m2
load "../../m2_templates/lib/closureInitialIdeal.m2"

R = QQ[x, y];
-- a homogeneous ideal keeps its ring, another one gets a variable more
assert(closureInitialIdeal gb ideal(x^2 - y^2) == monomialIdeal x^2);
assert(ring closureInitialIdeal gb ideal(x^2 - y^2) === R);
assert(numgens ring closureInitialIdeal gb ideal(x^2 - y) == 3);

-- it has the Hilbert series of the ideal of the projective closure, computed by saturation
checkClosure = I -> (
    n := numgens ring I;
    H := (coefficientRing ring I)(monoid[w_0 .. w_n]);
    cone := ideal homogenize((map(H, ring I, take(gens H, n))) gens I, H_n);
    closure := saturate(cone, H_n);
    found := closureInitialIdeal gb I;
    assert(numgens ring found == n + 1);
    assert(poincare comodule found == poincare comodule closure);
    );
needsPackage "Saturation"
checkClosure ideal(x^3 + y^2);
checkClosure ideal(x^2 - y, x*y - 1);
checkClosure ideal(x^2 - x, x*y);
checkClosure ideal((x - 1)^2, (x - 1)*y);
S = (ZZ/2)[a, b, c];
checkClosure ideal(a^2 + b, b^2 + c, c^2 + a);

assert(closureInitialIdeal gb ideal 0_R == 0);
assert(closureInitialIdeal gb ideal 1_R == 1);
assert(closureInitialIdeal gb ideal(x, x - 1) == 1);
