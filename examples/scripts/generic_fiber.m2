-- generic_fiber
--
-- Computes    modulo a prime, for a polynomial map: the dimension of the fiber through a general
--             point; the dimension of the part of it where the fixed variables have their values at
--             that point; and when that part is finite, the number of its points over the algebraic
--             closure
-- Assumes     that prime and point, which are random data below, are general ones (not checked)
-- Reference   Hartshorne: Algebraic Geometry, corollary III.10.7 (generic smoothness)

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

-- the rank of the differential of the map with coordinates F at a point, restricted to the
-- directions of some of the variables
differentialRank = (F, directions, point) -> (
    gradients := jacobian matrix {F};
    R := ring gradients;
    rows := apply(directions, x -> index x);
    rank sub(submatrix(gradients, rows, ), matrix(coefficientRing R, {point}))
    );

-- the coordinates F of a map where the fixed variables have the values they have at a point
restrictedMap = (F, fixed, point) -> (
    R := ring first F;
    values := apply(gens R, point, (x, value) -> if member(x, fixed) then value_R else x);
    (map(R, R, values)) \ F
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

-- the number of points of affine space, counted with multiplicity, where the polynomials of a list
-- vanish and the fixed variables, which they do not contain, have any value: the number of the
-- monomials in the others that are no leading ones
pointCount = (L, fixed) -> (
    found := leadMonomials ideal(fixed | select(L, f -> f != 0));
    if dim found != 0 then error "expected finitely many points, try another seed";
    degree found
    );

-- dimension of the fiber through a general point of the map with coordinates F; dimension of the
-- part of it where the fixed variables have the same values as at the point; the number of points
-- of that part when it is finite.  That part is itself a fiber through a general point, of the map
-- together with the fixed variables: it is smooth, so that the rank at the one point tells its
-- dimension everywhere, and no point counts twice.
genericFiber = (F, fixed, point) -> (
    variables := gens ring first F;
    free := select(variables, x -> not member(x, fixed));
    fiberDimension := #variables - differentialRank(F, variables, point);
    sliceDimension := #free - differentialRank(F, free, point);
    if sliceDimension > 0 then return {fiberDimension, sliceDimension};
    G := restrictedMap(F, fixed, point);
    R := ring first F;
    toPoint := map(coefficientRing R, R, point);
    {fiberDimension, sliceDimension, pointCount(apply(G, g -> g - toPoint g), fixed)}
    );

R = (ZZ/485492471)[a11, a12, a21, a22, a31, a32, b11, b12, b13];
F = {
  a11^5*b11 + a21^5*b12 + a31^5*b13,
  5*a11^4*a12*b11 + 5*a21^4*a22*b12 + 5*a31^4*a32*b13,
  10*a11^3*a12^2*b11 + 10*a21^3*a22^2*b12 + 10*a31^3*a32^2*b13,
  10*a11^2*a12^3*b11 + 10*a21^2*a22^3*b12 + 10*a31^2*a32^3*b13,
  5*a11*a12^4*b11 + 5*a21*a22^4*b12 + 5*a31*a32^4*b13,
  a12^5*b11 + a22^5*b12 + a32^5*b13};
fixed = {};

-- random numbers, drawn from seed 1
point = {
  72136255,
  305589002,
  454962524,
  430712775,
  410048377,
  33880219,
  136939144,
  63307122,
  265984688};
answer = genericFiber(F, fixed, point);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
