-- the textbook's way: critical points by minors, saturated by the singular locus; the normal space
-- by minors; as far; saturated by the point; eliminated (Cifuentes, Ranestad, Sturmfels, Weinstein,
-- Voronoi cells of varieties, section 2)
needsPackage "Elimination";
needsPackage "Saturation";
A = $ring;
f = $equation;
n = numgens A // 2;
w = matrix{take(gens A, n)};
u = matrix{drop(gens A, n)};
J = diff(w, f);
at = map(A, A, toList(n : 0_A) | drop(gens A, n));
critical = saturate(ideal f + minors(2, (u - w) || J), ideal f + ideal J, Strategy => Eliminate);
equal = ideal((w * transpose w)_(0, 0) - 2 * (u * transpose w)_(0, 0));
other = saturate(critical + equal + minors(2, u || at J), ideal w, Strategy => Eliminate);
answer = eliminate(take(gens A, n), other);
if instance(deliver, Function) then deliver degree answer;
