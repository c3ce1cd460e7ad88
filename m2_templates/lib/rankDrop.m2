-- the minors, modulo I, of a matrix M of the size of its rank at a general point of V(I), which is
-- at most r: they define where on V(I) the rank is smaller.  For a radical ideal, minors that all
-- lie in I vanish on all of V(I), so that the general rank is smaller still.
rankDrop = (M, I, r) -> (
    drop := minorsModulo(r, M, I);
    while r > 0 and drop == 0 do (
        r = r - 1;
        drop = minorsModulo(r, M, I));
    drop
    );
