-- the critical points on V(I) of a system of equations for them and for further unknowns, which
-- come last and have one value at each smooth point where the gradients combined by the matrix A
-- span all: eliminating them loses nothing, and adds nothing but limits.  Elsewhere a combination
-- of maximal minors of these gradients vanishes, general for a general matrix B, and what is there
-- goes.  Most often there is nothing, which a random prime p shows in no time.
criticalPart = (I, system, A, B, p) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    found := I + projectionToFirst(system, R);
    minor := minorOf(generalGradients(I, A), B);
    T := (ZZ/p)(monoid R);
    toT := map(T, R, gens T);
    if toT found + ideal toT minor == 1 then found else saturationBy(found, ideal minor)
    );
