-- image_closure
--
-- Computes    the ideal of the closure of the image of a variety under a polynomial map
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, section 3
--
-- Names       the symbols of the question that had to be renamed:
--                 v_1 stands for "z_1"
--                 v_2 stands for "z_2"

-- the same ideal with generators that are short to read: minimal ones when it is homogeneous, else
-- the reduced Groebner basis, unless that is longer than what there is
shortGenerators = I -> (
    short := trim I;
    if isHomogeneous short then return short;
    basis := ideal gens gb I;
    if numgens basis <= numgens short then basis else short
    );

-- the ideal in S of the closure of the image of V(I) under the map with coordinates F
imageClosure = (I, F, S) -> (
    if I == 1 then return ideal 1_S;
    preimage(map(ring I, S, F), I)
    );

R = QQ[x, y, z];
I = ideal(-x^2 + y, -x^3 + z);
F = {y, z};

S = QQ[v_1, v_2];
answer = shortGenerators imageClosure(I, F, S);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
