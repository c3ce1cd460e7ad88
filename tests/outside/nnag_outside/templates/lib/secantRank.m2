-- the rank of the differential of the map (s, t) -> F(s) + F(t), which is the dimension of the cone
-- over the secant variety of the image of F
secantRank = F -> (
    R := ring F_0;
    n := numgens R;
    S := R ** R;
    J := jacobian matrix {F};
    there := (map(S, R, (gens S)_{0 .. n-1})) J;
    here := (map(S, R, (gens S)_{n .. 2*n-1})) J;
    rank (there || here)
    );
