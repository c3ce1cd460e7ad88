-- euclidean_distance_degree
--
-- Computes    modulo a prime, the number of critical points of the squared distance
--             (x - u)^T Q (x - u) from general data u on the smooth part of a variety
--             by Lagrange multipliers: Q (x - u) is a combination of as many gradients as the
--             codimension
-- Assumes     that the ideal is radical and equidimensional (not checked), and that the prime and
--             the random data below are general ones (not checked)
-- Reference   Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an
--             algebraic variety, Found. Comput. Math. 16 (2016), section 2

-- for speed only, where the package is installed; without its own way to saturate, which over
-- prime fields leaves components that should be removed (1.26.06)
if (try (needsPackage "Msolve"; true) else false) then (
    needsPackage "Saturation";
    way := (saturate, Ideal, RingElement);
    strategies := apply(toList hooks way, h -> last last h);
    scan(select(strategies, s -> toString s == "Msolve"),
        s -> addHook(way, Strategy => s, (opts, I, f) -> null));
    );

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- for general u, the equations of the critical points on V(I) together with the multipliers of
-- codim I gradients.  These are linear combinations of those of the generators, by the first rows
-- of the matrix A, unless the number of generators is the codimension already.  General
-- combinations span all gradients at a given smooth point; where they are dependent, general u and
-- a nondegenerate Q leave no solution.  For a degenerate Q a matrix B is given as well, and one
-- more unknown inverts a combination of their maximal minors.
criticalSystem = (I, Q, u, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    c := codim I;
    gradients := jacobian generators I;
    if A =!= null and numgens I > c then gradients = gradients * transpose sub(A, R);
    gradients = gradients_(toList(0 ..< c));
    inverses := if B === null then 0 else 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c + inverses)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {take(drop(gens S, n), c)});
    system := toS I + ideal(combined - toS lossGradient(R, Q, u));
    if B =!= null then (
        minor := det(sub(B^(toList(0 ..< c)), R) * gradients);
        system = system + ideal(last gens S * toS minor - 1));
    ideal select(system_*, f -> f != 0)
    );

-- the leading monomials of an ideal over a prime field.  Where many points are possible (Bezout),
-- or there are many unknowns, the package Msolve finds these much faster; else it would take
-- longer to start.
leadMonomials = I -> (
    possible := product apply(I_*, f -> max(1, first degree f));
    large := possible > 1000 or number(I_*, f -> first degree f > 1) > 8;
    monomialIdeal if large and instance(msolveLeadMonomials, Function)
    then msolveLeadMonomials I
    else leadTerm gens gb I
    );

-- the number of points of an ideal of critical points, counted with multiplicity
distanceDegree = I -> (
    found := leadMonomials I;
    if found == 1 then return 0;
    if dim found > 0 then error("expected finitely many critical points, got a set of dimension "
        | toString dim found | ": the kernel of the quadric is too large, or try another seed");
    degree found
    );

R = (ZZ/536870909)[z_1, z_2, z_3, z_4, z_5];
I = ideal(
  (((z_5^6*(-100322936)
+z_4*z_5^5*(-214232019)
+z_4^2*z_5^4*(-144748653)
+z_4^3*z_5^3*(-42585682)
+z_4^4*z_5^2*(-203378992)
+z_3*(z_5^5*(-77593206)+z_4*z_5^4*44203403+z_4^2*z_5^3*237644980+z_4^3*z_5^2*138471662+z_4^4*z_5*113339281+z_4^5*(-2283935))
+z_3^2*(z_5^4*(-110993854)+z_4*z_5^3*891558+z_4^2*z_5^2*122207296+z_4^3*z_5*(-240464880)+z_4^4*(-257990009))
+z_3^3*(z_5^3*(-148294376)+z_4*z_5^2*140915606+z_4^2*z_5*(-74500075)+z_4^3*125303785))
+(z_3^4*(z_5^2*(-268432417)+z_4*z_5*151956099+z_4^2*45748607)
+z_3^5*z_4*(-32805)
+z_2*((z_5^5*84375710
+z_4*z_5^4*(-204088984)
+z_4^2*z_5^3*127080501
+z_4^3*z_5^2*(-41657014)
+z_4^4*z_5*(-267293487)
+z_3*(z_5^4*(-138780466)+z_4*z_5^3*(-131065636)+z_4^2*z_5^2*(-93658106)+z_4^3*z_5*174284324+z_4^4*48548289)
+z_3^2*(z_5^3*(-171190787)+z_4*z_5^2*162716153+z_4^2*z_5*(-6340441)+z_4^3*(-115549424))
+z_3^3*(z_5^2*58220249+z_4*z_5*(-82383002)+z_4^2*(-220562741)))
+(z_3^4*(z_5*(-268419052)+z_4*(-134201507))))
+z_2^2*((z_5^4*17178063
+z_4*z_5^3*(-79382573)
+z_4^2*z_5^2*(-5412771)
+z_4^3*z_5*(-99038648)
+z_4^4*(-13165239)
+z_3*(z_5^3*(-91276879)+z_4*z_5^2*(-114148775)+z_4^2*z_5*63063149+z_4^3*(-264493213))
+z_3^2*(z_5^2*(-28901719)+z_4*z_5*(-71772621)+z_4^2*(-109924582))
+z_3^3*(z_5*(-243458688)+z_4*(-266240004)))
+(z_3^4*67131007))
+z_2^3*(z_5^3*90368924+z_4*z_5^2*(-163992369)+z_4^2*z_5*(-59112175)+z_4^3*(-256769020)+z_3*(z_5^2*177505250+z_4*z_5*179668604+z_4^2*63633949)+z_3^2*(z_5*(-6597834)+z_4*216741582)+z_3^3*(-134097989))
+z_2^4*(z_5^2*(-116941445)+z_4*z_5*(-144597363)+z_4^2*(-177460097)+z_3*(z_5*(-264812951)+z_4*(-202738196))+z_3^2*66850828)
+z_2^5*(z_5*(-8713159)+z_4*8907110+z_3*(-1135296))
+z_2^6*1990656))
+(z_1*((z_5^5*(-231414989)
+z_4*z_5^4*81166743
+z_4^2*z_5^3*196800258
+z_4^3*z_5^2*(-3338398)
+z_3*(z_5^4*(-118445619)+z_4*z_5^3*(-8757242)+z_4^2*z_5^2*72740456+z_4^3*z_5*(-241882036)+z_4^4*69222827)
+z_3^2*(z_5^3*(-47640317)+z_4*z_5^2*175298095+z_4^2*z_5*(-53322742)+z_4^3*40078286)
+z_3^3*(z_5^2*122823984+z_4*z_5*214832130+z_4^2*(-258034156))
+z_3^4*(z_5*168495948+z_4*(-6852031)))
+(z_3^5*268346881
+z_2*(z_5^4*(-241431171)
+z_4*z_5^3*(-29258017)
+z_4^2*z_5^2*(-134256990)
+z_4^3*z_5*260154519
+z_3*(z_5^3*127304978+z_4*z_5^2*62405053+z_4^2*z_5*216783745+z_4^3*(-33859728))
+z_3^2*(z_5^2*173703475+z_4*z_5*64521070+z_4^2*159103550)
+z_3^3*(z_5*(-243009004)+z_4*26184448)
+z_3^4*(-478953))
+z_2^2*(z_5^3*65771508+z_4*z_5^2*(-20231037)+z_4^2*z_5*(-71966334)+z_4^3*177228151+z_3*(z_5^2*106501515+z_4*z_5*157535680+z_4^2*112182450)+z_3^2*(z_5*(-198173205)+z_4*208342455)+z_3^3*(-132022040))
+z_2^3*(z_5^2*153105005+z_4*z_5*(-2054262)+z_4^2*(-100445214)+z_3*(z_5*135646802+z_4*(-44469172))+z_3^2*(-127665959))
+z_2^4*(z_5*244717744+z_4*49292373+z_3*(-22064256))
+z_2^5*10764288))
+z_1^2*((z_5^4*(-239175108)
+z_4*z_5^3*(-229152180)
+z_4^2*z_5^2*(-260037503)
+z_3*(z_5^3*(-237593748)+z_4*z_5^2*145707768+z_4^2*z_5*50896729+z_4^3*20277504)
+z_3^2*(z_5^2*(-11580334)+z_4*z_5*(-267356181)+z_4^2*(-245935679))
+z_3^3*(z_5*22173030+z_4*46552803)
+z_3^4*(-4654179)
+z_2*(z_5^3*(-93373119)+z_4*z_5^2*(-20220508)+z_4^2*z_5*172275855+z_3*(z_5^2*(-96972863)+z_4*z_5*(-125485654)+z_4^2*26569197)+z_3^2*(z_5*(-26538771)+z_4*(-143802180))+z_3^3*(-8042337)))
+(z_2^2*(z_5^2*69033039+z_4*z_5*(-232935800)+z_4^2*(-77593490)+z_3*(z_5*93817398+z_4*(-73138175))+z_3^2*(-36175374))+z_2^3*(z_5*229087510+z_4*(-196001047)+z_3*(-241077439))+z_2^4*(-202153983)))
+z_1^3*(z_5^3*(-85979875)
+z_4*z_5^2*155265073
+z_3*(z_5^2*(-268387695)+z_4*z_5*72497918+z_4^2*168401885)
+z_3^2*(z_5*(-174326917)+z_4*63864362)
+z_3^3*(-166543301)
+z_2*(z_5^2*178544031+z_4*z_5*(-197449417)+z_3*(z_5*(-122603037)+z_4*220673117)+z_3^2*255210239)
+z_2^2*(z_5*(-110067463)+z_4*20165395+z_3*18432001)
+z_2^3*255852542)
+z_1^4*(z_5^2*(-52731903)+z_3*(z_5*(-43680733)+z_4*162608054)+z_3^2*(-60489730)+z_2*(z_5*(-121634817)+z_3*50331650)+z_2^2*1)
+z_1^5*z_3*(-4))));
Q = matrix(QQ, {
  {15, 2, 9, 4, 9},
  {2, 26, 0, 3, 7},
  {9, 0, 13, 12, 7},
  {4, 3, 12, 15, 8},
  {9, 7, 7, 8, 32}});

-- random numbers, drawn from seed 1
u = matrix(QQ, {{72136255, 305589002, 454962524, 430712775, 410048377}});
answer = distanceDegree criticalSystem(I, Q, u, null, null);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
