-- ramification_locus
--
-- Computes    the closure of the smooth points of a variety where the differential of a map,
--             restricted to the variety, has a smaller rank than at a general point
-- Assumes     that the ideal is radical and equidimensional (not checked)
-- Reference   Marchetti, Connelly, Breiding, Kohn: Training neural networks as distance
--             minimization (2025); Eisenbud: Commutative Algebra, section 16.6

needsPackage "Saturation";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
tidy = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- the minors of size r of a matrix M; expanding small ones is faster than eliminating in them
smallMinors = (r, M) -> minors(r, M, Strategy => if r < 7 then Cofactor else Bareiss);

-- the minors of a matrix M of the size of its rank at a general point of V(I), which is at most r:
-- they define where on V(I) the rank is smaller.  For a radical ideal, minors that all lie in I
-- vanish on all of V(I), so that the general rank is smaller still.
rankDrop = (M, I, r) -> (
    drop := smallMinors(r, M);
    while r > 0 and isSubset(drop, I) do (
        r = r - 1;
        drop = smallMinors(r, M));
    drop
    );

-- the points of an equidimensional variety where the Jacobian matrix of its generators has a rank
-- below the codimension
jacobianCriterion = I -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := (jacobian generators trim I) % I;
    trim(I + smallMinors(codim I, gradients))
    );

-- the smooth points of V(I) where the differential of the map with coordinates F, restricted to the
-- tangent space, has a smaller rank than at a general point: there the gradients of F and of I
-- together have a smaller rank.  Only smooth points count, so what lies in the singular locus goes.
ramification = (I, F) -> (
    if I == 1 then return ideal 1_(ring I);
    gradients := (jacobian generators trim I | jacobian matrix {F}) % I;
    largest := min(numgens ring I, codim I + #F);
    trim saturate(I + rankDrop(gradients, I, largest), jacobianCriterion I)
    );

R = QQ[a12, a22, b11, b12];
I = ideal(
  a12 - a22,
  2678478314510552147548580502112*a22*b11^2 + 3790162684025048344599372618013*b11^3 + 5356956629021104295097161004224*a22*b11*b12 + 11370488052075145033798117854039*b11^2*b12 + 2678478314510552147548580502112*a22*b12^2 + 11370488052075145033798117854039*b11*b12^2 + 3790162684025048344599372618013*b12^3 + 92373054905509832304409434120*a22^2 - 1150001892138664172205478166248*a22*b11 - 4522568809982733309958917189450*b11^2 - 1150001892138664172205478166248*a22*b12 - 9045137619965466619917834378900*b11*b12 - 4522568809982733309958917189450*b12^2 + 95385093461584978795680918744*a22 + 1226052247546472370102214222888*b11 + 1226052247546472370102214222888*b12 - 116847622555964612954006561856,
  5356956629021104295097161004224*a22^2*b11 - 4224474025577122998912068100549*b11^3 + 5356956629021104295097161004224*a22^2*b12 - 12673422076731368996736204301647*b11^2*b12 - 12673422076731368996736204301647*b11*b12^2 - 4224474025577122998912068100549*b12^3 - 154684322880543321638035966920*a22^2 - 1650574231309119599321231208024*a22*b11 + 3568079948477694403195619811482*b11^2 - 1650574231309119599321231208024*a22*b12 + 7136159896955388806391239622964*b11*b12 + 3568079948477694403195619811482*b12^2 - 468447353707075862232928500504*a22 + 792839598075569359225328274776*b11 + 792839598075569359225328274776*b12 - 584136454730152358301214461504,
  16790461076036297044334385237120*a22^3 + 87224138361865603075102206167905*b11^3 + 261672415085596809225306618503715*b11^2*b12 + 261672415085596809225306618503715*b11*b12^2 + 87224138361865603075102206167905*b12^3 + 2682494132734637155935946241064*a22^2 + 123655320378226570081223338403512*a22*b11 + 12682969862934415693373846146734*b11^2 + 123655320378226570081223338403512*a22*b12 + 25365939725868831386747692293468*b11*b12 + 12682969862934415693373846146734*b12^2 - 33537454466560188717484261614792*a22 - 85035176952353611954654296084728*b11 - 85035176952353611954654296084728*b12 + 8942840254475070950714253379264);
F = {a12^2 + a22^2 + b11^2 + b12^2 + 4*a12 - 2*a22 - 6*b11 - 6*b12 + 23};
answer = tidy ramification(I, F);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
