-- assertions for m2_templates/lib/degreeOutside.m2
scan({"leadMonomials", "distanceDegree", "degreeOutside"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = (ZZ/1073741789)[x, y];
S = (ZZ/1073741789)[x, y, l];
b = matrix(QQ, {{2, 3}});
I = ideal(x, y);
assert(degreeOutside(I, ideal(x*(x - 1), y*(y - 1), l), b) == 3);
assert(degreeOutside(I, ideal(x, y, l^2 - 2), b) == 0);
assert(degreeOutside(I, ideal(x - 1, y, l^2 - 2), b) == 2);
assert(degreeOutside(I, ideal(x, x - 1), b) == 0);
assert(degreeOutside(ideal(x*y), ideal(x*(x - 1), y*(y - 1), l), matrix(QQ, {{5}})) == 1);
