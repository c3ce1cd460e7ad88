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
solver := try needsPackage "Msolve" else null;
if solver =!= null and not solver#?"never saturates" then (
    needsPackage "Saturation";
    way := (saturate, Ideal, RingElement);
    strategies := apply(toList hooks way, h -> last last h);
    scan(select(strategies, s -> toString s == "Msolve"),
        s -> addHook(way, Strategy => s, (opts, I, f) -> null));
    solver#"never saturates" = true;
    );

-- Q (x - u) as a column over R, for the row x of the variables of R and a row u of numbers: half
-- the gradient of the squared distance from u in the quadric Q
lossGradient = (R, Q, u) -> sub(Q, R) * transpose(vars R - sub(u, R));

-- a linear combination of the maximal minors of a matrix with no more columns than rows: general
-- ones have general coefficients, for a general matrix B of numbers
minorOf = (M, B) -> det(sub(B^(toList(0 ..< numColumns M)), ring M) * M);

-- codim I gradients that span all of those of the generators of I at a general smooth point: the
-- columns of a matrix.  These are linear combinations, by the first rows of the matrix A, unless
-- the number of generators is the codimension already; then A may be null.
generalGradients = (I, A) -> (
    R := ring I;
    c := codim I;
    gradients := jacobian generators I;
    if A =!= null and numgens I > c then gradients = gradients * transpose sub(A, R);
    gradients_(toList(0 ..< c))
    );

-- for general u, the equations of the critical points on V(I) together with the multipliers of
-- codim I gradients, combined by the matrix A.  General combinations span all gradients at a given
-- smooth point; where they are dependent, general u and a nondegenerate Q leave no solution.  For a
-- degenerate Q a matrix B is given as well, and one more unknown inverts a combination of their
-- maximal minors.
criticalSystem = (I, Q, u, A, B) -> (
    R := ring I;
    if I == 1 then return ideal 1_R;
    n := numgens R;
    gradients := generalGradients(I, A);
    c := numColumns gradients;
    inverses := if B === null then 0 else 1;
    l := local l;
    S := (coefficientRing R)[l_1 .. l_(n + c + inverses)];
    toS := map(S, R, take(gens S, n));
    combined := (toS gradients) * transpose matrix(S, {take(drop(gens S, n), c)});
    system := toS I + ideal(combined - toS lossGradient(R, Q, u));
    if B =!= null then system = system + ideal(last gens S * toS minorOf(gradients, B) - 1);
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
  (((z_5^6*139239
+z_4*z_5^5*(-154710)
+z_4^2*z_5^4*228627
+z_4^3*z_5^3*(-103140)
+z_4^4*z_5^2*61884
+z_3*(z_5^5*248184+z_4*z_5^4*(-29763)+z_4^2*z_5^3*509356+z_4^3*z_5^2*(-24759)+z_4^4*z_5*(-10314)+z_4^5*41256)
+z_3^2*(z_5^4*134324870+z_4*z_5^3*206820+z_4^2*z_5^2*(-267839690)+z_4^3*z_5*205248+z_4^4*134158676)
+z_3^3*(z_5^3*(-12474)+z_4*z_5^2*116712+z_4^2*z_5*232418+z_4^3*162520))
+(z_3^4*(z_5^2*324+z_4*z_5*(-12096)+z_4^2*(-12392))
+z_3^5*z_4*288
+z_2*((z_5^5*(-184113)
+z_4*z_5^4*(-74340)
+z_4^2*z_5^3*(-121263)
+z_4^3*z_5^2*144684
+z_4^4*z_5*(-20628)
+z_3*(z_5^4*268219891+z_4*z_5^3*267978260+z_4^2*z_5^2*268089857+z_4^3*z_5*(-268341124)+z_4^4*83277)
+z_3^2*(z_5^3*(-55233)+z_4*z_5^2*(-276169)+z_4^2*z_5*(-286045)+z_4^3*(-88317))
+z_3^3*(z_5^2*6192+z_4*z_5*6428+z_4^2*(-7380)))
+(z_3^4*(z_5*(-144)+z_4*352)))
+z_2^2*((z_5^4*134310983
+z_4*z_5^3*(-268293310)
+z_4^2*z_5^2*134286715
+z_4^3*z_5*(-39633)
+z_4^4*1719
+z_3*(z_5^3*56689+z_4*z_5^2*(-268225716)+z_4^2*z_5*169669+z_4^3*(-268390201))
+z_3^2*(z_5^2*9323+z_4*z_5*18164+z_4^2*10991)
+z_3^3*(z_5*(-904)+z_4*(-480)))
+(z_3^4*16))
+z_2^3*(z_5^3*(-23361)+z_4*z_5^2*268391589+z_4^2*z_5*268418330+z_4^3*3064+z_3*(z_5^2*(-3830)+z_4*z_5*(-5453)+z_4^2*(-1307))+z_3^2*(z_5*(-664)+z_4*(-916))+z_3^3*32)
+z_2^4*(z_5^2*3032+z_4*z_5*4750+z_4^2*134219050+z_3*(z_5*(-260)+z_4*(-380))+z_3^2*32)
+z_2^5*(z_5*(-188)+z_4*(-154)+z_3*16)
+z_2^6*4))
+(z_1*((z_5^5*182646
+z_4*z_5^4*(-117252)
+z_4^2*z_5^3*(-78210)
+z_4^3*z_5^2*(-54324)
+z_3*(z_5^4*270538+z_4*z_5^3*(-90715)+z_4^2*z_5^2*(-221256)+z_4^3*z_5*(-101727)+z_4^4*(-43092))
+z_3^2*(z_5^3*78793+z_4*z_5^2*(-115381)+z_4^2*z_5*(-144173)+z_4^3*(-27339))
+z_3^3*(z_5^2*(-37296)+z_4*z_5*(-54916)+z_4^2*(-43852))
+z_3^4*(z_5*2912+z_4*2928))
+(z_3^5*(-64)
+z_2*(z_5^4*(-139866)
+z_4*z_5^3*(-36678)
+z_4^2*z_5^2*(-20712)
+z_4^3*z_5*18108
+z_3*(z_5^3*268370032+z_4*z_5^2*268328758+z_4^2*z_5*268331013+z_4^3*268385083)
+z_3^2*(z_5^2*14044+z_4*z_5*15650+z_4^2*(-1270))
+z_3^3*(z_5*2152+z_4*4168)
+z_3^4*(-128))
+z_2^2*(z_5^3*(-268406573)+z_4*z_5^2*18613+z_4^2*z_5*(-268422033)+z_4^3*(-1509)+z_3*(z_5^2*(-21501)+z_4*z_5*(-32901)+z_4^2*(-13286))+z_3^2*(z_5*1452+z_4*1640)+z_3^3*(-128))
+z_2^3*(z_5^2*(-1066)+z_4*z_5*268434478+z_4^2*268434155+z_3*(z_5*1364+z_4*964)+z_3^2*(-48))
+z_2^4*(z_5*(-166)+z_4*(-94))
+z_2^5*8))
+z_1^2*((z_5^4*67275
+z_4*z_5^3*64602
+z_4^2*z_5^2*14247
+z_3*(z_5^3*90581+z_4*z_5^2*165696+z_4^2*z_5*72141+z_4^3*15534)
+z_3^2*(z_5^2*50153+z_4*z_5*72898+z_4^2*29369)
+z_3^3*(z_5*(-2656)+z_4*392)
+z_2*(z_5^3*(-27321)+z_4*z_5^2*(-22578)+z_4^2*z_5*(-4749)+z_3*(z_5^2*2240+z_4*z_5*4302+z_4^2*5590)+z_3^2*(z_5*(-2884)+z_4*(-1080))+z_3^3*(-64))
+z_2^2*(z_5^2*134221516+z_4*z_5*(-268433312)+z_4^2*134218123+z_3*(z_5*774+z_4*776)+z_3^2*(-56)))
+(z_2^3*(z_5*(-232)+z_4*(-29)+z_3*(-24))+z_2^4*8))
+z_1^3*(z_5^3*(-3204)
+z_4*z_5^2*(-1368)
+z_3*(z_5^2*(-13155)+z_4*z_5*(-11694)+z_4^2*(-2495))
+z_3^2*(z_5*(-1064)+z_4*(-1252))
+z_3^3*(-32)
+z_2*(z_5^2*1212+z_4*z_5*456+z_3*(z_5*754+z_4*178)+z_3^2*(-32))
+z_2^2*(z_5*(-137)+z_4*(-38)+z_3*(-32))
+z_2^3*4)
+z_1^4*(z_5^2*36+z_3*(z_5*424+z_4*176)+z_2*(z_5*(-12)+z_3*(-16))+z_2^2*1)
+z_1^5*z_3*(-4))));
Q = matrix(QQ, {
  {28, 14, 6, -3, 6},
  {14, 25, 1, -15, 14},
  {6, 1, 3, 0, 0},
  {-3, -15, 0, 18, -6},
  {6, 14, 0, -6, 15}});

-- random numbers, drawn from seed 1
u = matrix(QQ, {{72136255, 305589002, 454962524, 430712775, 410048377}});
answer = distanceDegree criticalSystem(I, Q, u, null, null);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
