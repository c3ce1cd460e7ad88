-- multiplicity
--
-- Computes    the multiplicity of a scheme at a point, or at each of several conjugate ones: the
--             degree of the tangent cone; 0 at a point that is not on it
-- Reference   Eisenbud: Commutative Algebra, section 12.1

needsPackage "Saturation";

-- the multiplicity of V(I) at the point, or at each of the conjugate points, of a maximal ideal m:
-- the degree of the tangent cone.  The cones at all points p of V(m) come as one ideal in p and x,
-- homogeneous in x.
multiplicityAt = (I, m) -> (
    R := ring I;
    n := numgens R;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_(2*n)]);
    p := take(gens S, n);
    stretched := (map(S, R, apply(n, i -> p#i + S_(2*n) * S_(n + i)))) I;
    family := saturate((map(S, R, p)) m + stretched, S_(2*n));
    cones := monomialIdeal leadTerm gens gb (family + ideal S_(2*n));
    (degree cones) // (degree m)
    );

R = QQ[x, y];
I = ideal(x^3 + y^2);
m = ideal(x, y);
answer = multiplicityAt(I, m);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
