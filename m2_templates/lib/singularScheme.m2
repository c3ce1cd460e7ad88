-- the singular points of the union of varieties, by ideals that are radical and equidimensional and
-- of different dimensions: those of each, and those that lie on two of them
singularScheme = parts -> (
    alone := apply(parts, jacobianCriterion);
    met := apply(subsets(parts, 2), sum);
    if #parts == 1 then alone#0 else intersect(alone | met)
    );
