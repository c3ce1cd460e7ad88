-- the components of a variety, of its singular locus, of the singular locus of that, and so on
singularityStrata = I -> (
    components := componentsOf I;
    while #components > 0 list components do components = singularComponents components
    );
