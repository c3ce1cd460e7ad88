-- assertions for m2_templates/lib/criticalWithInverse.m2
load "../../m2_templates/lib/smallMinors.m2";
load "../../m2_templates/lib/lossGradient.m2";
load "../../m2_templates/lib/criticalWithInverse.m2";

R = QQ[x, y, z];
u = matrix{{2, 3, 5_QQ}};
eliminated = I -> (
    (S, toS, system) := criticalWithInverse(I, id_(QQ^3), u);
    assert(ideal selectInSubring(1, gens gb system) != 0);
    free := numgens S - 3;
    (map(R, S, toList(free : 0_R) | gens R)) ideal selectInSubring(1, gens gb system)
    );
-- by multipliers and by minors
cubic = ideal(y - x^2, z - x^3);
(S, toS, system) = criticalWithInverse(cubic, id_(QQ^3), u);
assert(numgens S == 1 + 2 + 3 and index toS x == 3);
minimal = ideal(x*z - y^2, y - x^2, z - x*y);
assert(trim minimal == cubic and eliminated cubic == eliminated minimal);
axes = ideal(x*y, x*z, y*z);
(S, toS, system) = criticalWithInverse(axes, id_(QQ^3), u);
assert(numgens S == 1 + 3);
assert(saturate(eliminated axes, ideal(x, y, z)) ==
    intersect(ideal(x - 2, y, z), ideal(x, y - 3, z), ideal(x, y, z - 5)));
