-- assertions for m2_templates/lib/smallBasis.m2
load "../../m2_templates/lib/smallBasis.m2";

R = QQ[a, b, c, d, e, f];
I = ideal(a^2 - b, a*b - c);
assert(gens smallBasis I == gens gb ideal(a^2 - b, a*b - c));
assert(smallBasis ideal 0_R =!= null and smallBasis ideal 1_R =!= null);
-- more than 100 S-pairs; what was found is used afterwards
cyclic = ideal append(
    apply(1 .. 5, k -> sum(6, i -> product(k, j -> R_((i + j) % 6)))), product gens R - 1);
assert(smallBasis cyclic === null);
assert(degree cyclic == 156);
assert(smallBasis cyclic =!= null);
