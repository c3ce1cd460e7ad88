-- assertions for m2_templates/lib/primitivePart.m2
scan({"primitivePart"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y];
assert(primitivePart(x/2 - y/3) == 3*x - 2*y);
assert(primitivePart(-4*x^2 + 6*y) == 2*x^2 - 3*y);
assert(primitivePart(7_R) == 1);
assert(primitivePart(-x/5) == x);
assert(primitivePart(3*x + 5*y) == 3*x + 5*y);
