-- whether a point, a row p of numbers, is on V(I)
isOnVariety = (p, I) -> sub(gens I, p) == 0;
