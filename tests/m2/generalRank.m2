-- assertions for m2_templates/lib/generalRank.m2
load "../../m2_templates/lib/smallMinors.m2"
load "../../m2_templates/lib/generalRank.m2"

R = QQ[x, y, z];
assert(generalRank matrix{{x, y}, {y, z}} == 2);
assert(generalRank matrix{{x, y}, {x*z, y*z}} == 1);
assert(generalRank matrix{{0_R, 0_R}} == 0);
assert(generalRank map(R^3, R^0, 0) == 0);
assert(generalRank map(R^0, R^2, 0) == 0);

-- the first rows and columns vanish, and no constant point is general
assert(generalRank matrix{{0, 0, 0}, {0, x*(x-1)*(x-2), 0}, {0, 0, y*(y-1)}} == 2);

-- a product of general matrices has the rank of the narrower one
A = matrix{{x, y, 1}, {z, x + y, 2}, {x*y, 1, z}, {y^2, x, 3*z}};
B = matrix{{x - z, y*z, 1, x}, {x, y, 7, z^2}};
assert(generalRank(A_{0, 1} * B) == 2);
assert(generalRank(A_{0} * B^{0}) == 1);
assert(generalRank A == 3);

-- modulo 2 every point of the plane is a zero of this matrix, which is not zero
S = (ZZ/2)[x, y];
assert(generalRank matrix{{x^2 + x, 0}, {0, y^2 + y}} == 2);
assert(generalRank jacobian matrix{{x^2, y^2}} == 0);
