-- the package NumericalImplicitization in given degrees, over the complex numbers in floating point:
-- how many independent forms of each degree vanish on the image, and what they are
-- Reference   Chen, Kileel: Numerical implicitization (2019)
needsPackage "NumericalImplicitization";
R = ${R};
F = ${F};
tables = apply(${degrees}, d -> numericalHilbertFunction(F, ideal 0_R, d, Verbose => false));
found = apply(tables, T -> if T.hilbertFunctionValue > 0 then extractImageEquations T);
deliver apply(tables, T -> T.hilbertFunctionValue)
