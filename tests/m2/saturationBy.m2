-- assertions for m2_templates/lib/saturationBy.m2
needsPackage "Saturation";
load "../../m2_templates/lib/saturationBy.m2"

R = QQ[x, y];
assert(saturationBy(ideal(x^2*y), ideal x) == ideal y);
assert(saturationBy(intersect(ideal(x^2, y), ideal(x - 1, y - 2)), ideal(x, y)) == ideal(x - 1, y - 2));
assert(saturationBy(ideal(x*y), ideal(x, y)) == ideal(x*y));
assert(saturationBy(ideal(x^2, x*y), ideal(x, y)) == ideal x);
assert(saturationBy(ideal(x, y), ideal(x, y)) == 1);
assert(saturationBy(ideal(x^2), ideal 1_R) == ideal(x^2));
assert(saturationBy(ideal 1_R, ideal x) == 1);

-- several generators are needed, one vanishes on a component that stays; multiplicities of any size
T = QQ[x, y, z];
assert(saturationBy(intersect(ideal(y, z - 1), ideal(x^2, x*y)), ideal(x, y))
    == intersect(ideal(y, z - 1), ideal x));
assert(saturationBy(ideal(x^9*z, y), ideal(x, y)) == ideal(y, z));
assert(saturationBy(ideal(x^9*z, y^9*z), ideal(x, y)) == ideal z);
assert(saturationBy(ideal(x, z), ideal(x + z, z)) == 1);
assert(saturationBy(ideal(x, z), ideal 0_T) == 1);
assert(saturationBy(ideal 0_T, ideal(x, y)) == 0);

-- by many generators, one of which is enough, or not
many = (ideal(x, y, z))^6;
assert(numgens many == 28);
assert(saturationBy(intersect(ideal(x - 1, y, z), (ideal(x, y, z))^2), many) == ideal(x - 1, y, z));
assert(saturationBy(ideal(x*y*z), many) == ideal(x*y*z));
assert(saturationBy(ideal(x*y^9), many * ideal(y, z)) == ideal(x*y^9));

-- a node and five other points: whether the package Msolve is loaded makes no difference
try needsPackage "Msolve";
S = (ZZ/1073741789)[x, y];
I = ideal(x^3 + x^2 - y^2, (3*x^2 + 2*x)*(y - 7) + 2*y*(x - 5));
assert(degree I == 7);
assert(degree saturationBy(I, ideal x) == 5);
assert(degree saturationBy(I, ideal(x, y)) == 5);
