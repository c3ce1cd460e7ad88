-- initial_ideal
--
-- Computes    dimension and degree of an ideal, and the ideal of its leading monomials in the
--             graded reverse lexicographic order
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

try needsPackage "Msolve"; -- for speed only, where it is installed

-- the ideal of the leading monomials of I; over a prime field the package Msolve is much faster
initialIdeal = I -> (
    leading := if I != 0 and char ring I > 0 and instance(msolveLeadMonomials, Function)
        then msolveLeadMonomials I
        else leadTerm gens gb I;
    ideal monomialIdeal leading
    );

R = QQ[x];
I = ideal(1_R);
J = initialIdeal I;
answer = {dim J, degree J, J};

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
