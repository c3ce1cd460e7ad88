-- assertions for m2_templates/lib/distanceCorrespondence.m2
load "../../m2_templates/lib/distanceCorrespondence.m2";

R = QQ[x, y];
Q = matrix{{2, 1}, {1, 1_QQ}};
(J, u, distance) = distanceCorrespondence(ideal(y - x^2), Q);
(x1, y1, l1) = toSequence gens ring J;
assert(J == ideal(y1 - x1^2));
-- Q (x - u) is the multiple l of the gradient, and the distance is as it should be
away = matrix{{x1 - u#0}, {y1 - u#1}};
pull = sub(Q, ring J) * away;
gradient = matrix{{-2*x1*l1}, {l1}};
assert(pull == gradient or pull == -gradient);
assert(distance == (transpose away * pull)_(0, 0));
(J, u, distance) = distanceCorrespondence(ideal 0_R, Q);
assert(u == gens ring J and distance == 0);
-- over a point, its normal space
(J, u, distance) = distanceCorrespondence(ideal(x, y), Q);
assert(dim J == 2);
