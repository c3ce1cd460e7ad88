-- tangent_cone
--
-- Computes    the tangent cone of a variety at a point, moved to the origin: lowest forms of its
--             equations; the unit ideal at a point that is not on the variety
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 7

needsPackage "Saturation";

-- the tangent cone of V(I) at a point p, moved to the origin: the limit of the stretched varieties
-- (V(I) - p)/t for t -> 0
lowestForms = (I, p) -> (
    R := ring I;
    n := numgens R;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_n]);
    x := take(gens S, n);
    stretched := (map(S, R, apply(n, i -> p#i + S_n * x#i))) I;
    family := saturate(stretched, S_n);
    (map(R, S, append(gens R, 0_R))) family
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[x, y];
I = ideal(x^3 + y^2);
m = ideal(x + 1, y - 1);
p = apply(gens R, x -> x % m);
answer = tidy lowestForms(I, apply(p, c -> lift(c, coefficientRing R)));

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
