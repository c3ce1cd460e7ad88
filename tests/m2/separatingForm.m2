-- assertions for m2_templates/lib/separatingForm.m2
scan({"multiplicationTable", "powerRank", "separatingForm"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

R = QQ[x, y, z];
form = I -> separatingForm multiplicationTable I;
points = L -> intersect apply(L, p -> ideal(x - p#0, y - p#1, z - p#2));
-- the last variable that separates, if there is one
assert(form ideal(x, y, z) == {0, 0, 1});
assert(form points{{1, 0, 5}, {2, 0, 5}} == {1, 0, 0});
assert(form points{{1, 3, 5}, {2, 4, 5}} == {0, 1, 0});
-- the first coordinates of different points may be equal, and all others of other two
cube = ideal(x^2 - x, y^2 - y, z^2 - z);
c = form cube;
sums = flatten flatten table(2, 2, (i, j) -> apply(2, k -> i*c#0 + j*c#1 + k*c#2));
assert(#unique sums == 8);
square = form ideal(x^2 - 2, y^2 - 8, z);
assert(square#0^2 * 2 != square#1^2 * 8 and square#0 * square#1 != 0);
assert(form ideal(x^2 + 1, y^2 + 1, z - 1) != {1, 1, 1});
-- the powers of no form span an algebra of dimension 3 in which all products of x and y are zero
assert(try (form ideal(x^2, x*y, y^2, z); false) else true);
