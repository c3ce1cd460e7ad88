-- hilbert_series
--
-- Computes    the Hilbert series of a homogeneous ideal, or of the projective closure of another
--             one: a numerator in the variable t of S, and the power of (1 - t) below it
-- Reference   Cox, Little, O'Shea: Using Algebraic Geometry, chapter 6, section 4

-- the initial ideal of the projective closure, in one variable more; a homogeneous ideal is its own
-- closure.  In a degree order both have the same initial monomials.
closureInitialIdeal = I -> (
    R := ring I;
    basis := gens gb I;
    initial := monomialIdeal leadTerm basis;
    if isHomogeneous ideal basis then return initial;
    t := local t;
    S := (coefficientRing R)(monoid[t_0 .. t_(numgens R)]);
    monomialIdeal (map(S, R, take(gens S, numgens R))) gens initial
    );

R = QQ[x, y, z];
I = ideal(x*y - z^2);
initialIdeal = closureInitialIdeal I;

S = QQ[T];
seriesNumerator = 0_S + sum(listForm poincare comodule initialIdeal, (e, c) -> c * S_0^(e#0));
answer = {seriesNumerator, numgens ring initialIdeal};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
