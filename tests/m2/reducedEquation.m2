-- assertions for m2_templates/lib/reducedEquation.m2
scan({"primitivePart", "isReducedOnLine", "reducedEquation"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
assert((reducedEquation ideal(x^2*y^3))_0 == x*y);
assert((reducedEquation ideal(2*(x - y/3)^2 * (x + 1)))_0 == (3*x - y)*(x + 1));
assert(reducedEquation ideal 1_R == 1);
assert(reducedEquation ideal 0_R == 0);
assert(reducedEquation ideal(x^2, y) == ideal(x^2, y));
assert(numgens reducedEquation ideal(x, x*y, x^2) == 1);
assert((reducedEquation ideal(4*x^2 - 2*y^3))_0 == y^3 - 2*x^2);
