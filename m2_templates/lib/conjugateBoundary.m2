-- at all conjugates of an irrational point at once: for the set X of the points of V(I) where the
-- polynomials of a list L are not negative, {space, boundary, limits, home} as voronoiBoundary
-- explains them.  The point p is a row over T = QQ[s_1, ..., s_n, theta], of polynomials in theta,
-- and m the minimal polynomial of theta, which all ideals in T contain.
conjugateBoundary = (I, L, Q, p, m) -> (
    (R, T) := (ring I, ring p);
    (n, theta) := (numgens R, last gens T);
    field := ideal m;
    atPoint := M -> sub(M, p) % field; -- over T, entries in the field of theta
    -- the rank over the field: the largest minors that are not zero there
    rankAt := M -> last select(
        0 .. min(numRows M, numColumns M), k -> gens minors(k, M) % field != 0);
    isOn := P -> atPoint gens P == 0;
    strataOf := chosen -> flatten singularityStrata if #chosen == 0 then I else I + ideal chosen;
    faces := apply(subsets L, chosen -> (chosen, strataOf chosen));
    active := select(L, h -> isOn ideal h);
    home := last select(last first select(faces, (chosen, strata) -> chosen === active), isOn);
    strata := unique flatten apply(faces, last);
    chosenColumns := G -> (
        found := {};
        scan(numColumns G, i -> (
            if rankAt G_(append(found, i)) > #found then found = append(found, i)));
        found);
    gradients := atPoint jacobian home;
    chosen := chosenColumns gradients;
    border := gradients_chosen;
    isAlone := codim home == n;
    space := if isAlone then (vars T)_(toList(0 ..< n))
        else (p + (vars T)_(toList(0 ..< #chosen)) * transpose(sub(inverse Q, T) * border)) % field;
    normal := sub(Q, T) * transpose(space - p);
    -- the points for which the given one is a degenerate critical point: see focalPoints
    focal := if isAlone then ideal 1_T else (
        hessians := apply(chosen, i -> atPoint diff(transpose vars R, diff(vars R, home_i)));
        hessian := sub(Q, T) + sum(#chosen, j -> T_j * hessians#j);
        ideal det((hessian | border) || (transpose border | map(T^#chosen, T^#chosen, 0))) + field);
    -- the normal space of a stratum that is smooth at the point, or limits of these: limitNormals
    limits := P -> (
        G := atPoint jacobian P;
        columns := chosenColumns G;
        if #columns == codim P then return minors(#columns + 1, normal | G_columns) + field;
        k := if numgens P == 1 then 0 else numgens P;
        S := QQ(monoid[vars(0 .. k + 2 * n - 1)]);
        toS := map(S, R, take(drop(gens S, k), n));
        column := transpose matrix{drop(gens S, k + n)};
        conormal := toS P + gradientSpanEquations(P, column, take(gens S, k), toS);
        conormal = saturationBy(conormal, toS jacobianCriterion P);
        if k > 0 then conormal = eliminate(take(gens S, k), conormal);
        (map(T, S, toList(k : 0_T) | flatten entries p | flatten entries normal)) conormal + field);
    -- the points that are as far from the given one as from another critical one: bisectorSystem
    between := P -> (
        if P == 0 then return ideal 1_T;
        k := criticalUnknowns P;
        used := append(take(gens T, if isAlone then n else #chosen), theta);
        S := QQ(monoid[vars(0 .. k + n + #used)]);
        toS := map(S, R, take(drop(gens S, 1 + k), n));
        given := drop(gens S, 1 + k + n);
        fromT := map(S, T, drop(given, -1) | toList(n + 1 - #used : 0_S) | {last given});
        w := apply(n, i -> toS R_i - fromT p_(0, i));
        away := first entries fromT (space - p);
        product := (a, b) -> sum(n, i -> sum(n, j -> Q_(i, j) * a#i * b#j));
        pull := transpose matrix{apply(n, i -> sum(n, j -> Q_(i, j) * (away#j - w#j)))};
        system := toS P + fromT field
            + ideal(product(w, w) - 2 * product(w, away), S_0 * product(w, w) - 1)
            + gradientSpanEquations(P, pull, take(drop(gens S, 1), k), toS);
        if k > 0 then system = if numgens P == 1 then system + smoothnessEquation(P, w, S_1, toS)
            else saturationBy(system, toS jacobianCriterion P);
        U := QQ(monoid[vars(0 ..< #used)]);
        (map(T, U, used)) eliminateUnknowns(take(gens S, 1 + k + n), system, U) + field);
    others := select(strata, P -> P != home and isOn P);
    isSmooth := P -> #chosenColumns atPoint jacobian P == codim P;
    near := smooth -> apply(select(others, P -> isSmooth P == smooth), limits);
    far := apply(strata, between) | {focal} | near true;
    union := ideals -> shortGenerators fold(intersect, ideal 1_T, apply(ideals, trim));
    {first entries space, union far, radical union near false, shortGenerators home}
    );
