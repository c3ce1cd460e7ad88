-- hilbert_polynomial
--
-- Computes    the Hilbert polynomial of a homogeneous ideal, or of the projective closure of
--             another one
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "x"

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
I = ideal(x*y);
initialIdeal = closureInitialIdeal I;

S = QQ[v_1];
inOwnVariable = hilbertPolynomial(comodule initialIdeal, Projective => false);
answer = (map(S, ring inOwnVariable, {S_0})) inOwnVariable;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
