-- a polynomial ring as its coefficients, QQ, ZZ or ZZ/p, and the names of its variables
ringInText = R -> (
    k := coefficientRing R;
    {if char k == 0 then toString k else "ZZ/" | toString char k, apply(gens R, toString)}
    );
