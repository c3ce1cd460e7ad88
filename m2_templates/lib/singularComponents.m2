-- the components of the singular locus of a variety that is given by its own components L: a point
-- is singular on one of them, or it lies on two.  Points, over a perfect field, are smooth.
singularComponents = L -> (
    alone := apply(select(L, P -> dim P > 0), singularPrimes);
    met := apply(subsets(L, 2), two -> componentsOf sum two);
    irredundantPrimes flatten(alone | met)
    );
