-- singular_locus
--
-- Computes    the singular locus of an affine variety, or of the cone over a projective one: the
--             generators, and the minors of their Jacobian matrix of the size of the codimension
-- Reference   Eisenbud: Commutative Algebra, corollary 16.20

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := (jacobian generators trim I) % I;
    trim(I + smallMinors(codim I, gradients))
    );

R = QQ[x, y, z];
I = ideal(-y^2*z + x^2);
answer = shortGenerators jacobianCriterion I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
