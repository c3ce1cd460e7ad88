-- singularity_strata
--
-- Computes    the components, irreducible over the field, of a variety, of its singular locus, of
--             the singular locus of that, and so on: dimension, degree and prime ideal of each
-- Reference   Eisenbud: Commutative Algebra, corollary 16.20; Decker, Greuel, Pfister: Primary
--             decomposition: algorithms and comparisons (1999)

needsPackage "Saturation";
needsPackage "MinimalPrimes";

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := (jacobian generators trim I) % I;
    trim(I + smallMinors(codim I, gradients))
    );

-- the prime ideals of a list that contain no other one of it, each once: of the varieties, the
-- largest
outermost = L -> (
    kept := {};
    scan(sort apply(#L, i -> (codim L#i, i)), (c, i) -> (
        if all(kept, Q -> not isSubset(Q, L#i)) then kept = append(kept, L#i)));
    kept
    );

-- the components of the singular locus of a variety that is given by its own components L: a point
-- is singular on one of them, or it lies on two.  Points, over a perfect field, are smooth.
singularComponents = L -> (
    alone := apply(select(L, P -> dim P > 0), jacobianCriterion);
    met := apply(subsets(L, 2), sum);
    outermost flatten apply(alone | met, minimalPrimes)
    );

-- the components of a variety, of its singular locus, of the singular locus of that, and so on
singularityStrata = I -> (
    components := minimalPrimes I;
    while #components > 0 list components do components = singularComponents components
    );

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[y1, y2, y3, y4];
I = ideal(0_R);
answer = apply(singularityStrata I, L -> apply(L, P -> {dim P, degree P, tidy P}));

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
