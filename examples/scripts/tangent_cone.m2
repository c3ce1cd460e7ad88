-- tangent_cone
--
-- Computes    the tangent cone of a variety at a point, moved to the origin: lowest forms of its
--             equations; the unit ideal at a point that is not on the variety
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 7

needsPackage "Saturation";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- the tangent cone of V(I) at a point p, moved to the origin: the limit of the stretched varieties
-- (V(I) - p)/t for t -> 0.  Variables beyond the coordinates of p are not stretched: coordinates
-- are polynomials in them, and I has their relations.
lowestForms = (I, p) -> (
    R := ring I;
    n := numgens R;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_n]);
    x := take(gens S, n);
    place := apply(p, c -> (map(S, R, x)) c);
    stretched := (map(S, R, apply(#p, i -> place#i + S_n * x#i) | drop(x, #p))) I;
    family := saturate(stretched, S_n);
    (map(R, S, append(gens R, 0_R))) family
    );

R = QQ[x, y];
I = ideal(x^3 + y^2);
p = {0_R, 0_R};
answer = shortGenerators lowestForms(I, p);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
