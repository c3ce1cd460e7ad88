-- a Groebner basis of an ideal when few S-pairs are enough to find it, else null: no other way is
-- faster then, and what was found is not lost
smallBasis = I -> (
    G := gb(I, PairLimit => 100);
    if match("status: done", toString status G) then G
    );
