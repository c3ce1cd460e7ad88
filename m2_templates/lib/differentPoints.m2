-- the number of points of an ideal over a prime field, each counted once: the number of different
-- values of a linear form with the coefficients b, b^2, b^3, ..., which for a general b separates
-- them.  They are the roots of the minimal polynomial of the form in the algebra of the ideal.
differentPoints = (I, b) -> (
    R := ring I;
    k := coefficientRing R;
    if I == 1 then return 0;
    if dim I > 0 then error("expected finitely many critical points, got a set of dimension "
        | toString dim I | ": the kernel of the quadric is too large, or try another seed");
    form := sum(numgens R, i -> (b_k)^(i + 1) * R_i);
    standard := lift(basis(R/I), R);
    inBasis := M -> lift(last coefficients(M, Monomials => standard), k);
    action := inBasis((form * standard) % I);
    column := inBasis matrix{{1_R}};
    powers := {column} | toList apply(numColumns standard, i -> column = action * column);
    T := local T;
    S := k[T];
    relations := sub(gens kernel matrix{powers}, S);
    -- Groebner bases in one variable: gcd refuses characteristics above 2^29
    least := ideal(matrix{apply(#powers, i -> S_0^i)} * relations);
    degree least - degree(least + ideal diff(S_0, gens gb least))
    );
