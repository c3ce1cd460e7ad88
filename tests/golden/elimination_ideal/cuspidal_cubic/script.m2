-- elimination_ideal
--
-- Computes    the polynomials of an ideal that are free of some variables: the ideal of the
--             closure of the projection along these
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, sections 1 and 2

needsPackage "Elimination";

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

R = QQ[t, x, y];
I = ideal(-t^2 + x, -t^3 + y);
answer = shortGenerators eliminate({t}, I);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
