-- the minimal polynomial in S = QQ[T], monic, of the element that acts by N/d.  Its degree is
-- guessed modulo a prime, which never guesses too high; that it annihilates is verified over QQ.
-- Primes in vain divide d or some minors that are not zero, so that there are finitely many.
leastPolynomial = (N, d, one, S) -> (
    p := 2^30;
    while true do (
    p = nextPrime(p + 1);
    if d % p == 0 then continue;
    r := powerRank(N, one, p);
    (columns, below) := powerVectors(N, d, one, r);
    K := sub(matrix{take(columns, r)}, QQ);
    image := sub(columns#r, QQ);
    -- the columns of K are independent over QQ, hence the Gram matrix is regular
    (A, b) := if r == numrows N then (K, image) else (transpose K * K, transpose K * image);
    relation := matrix solve(mutableMatrix A, mutableMatrix b);
    if K * relation == image then return (
        S_0^r - sum(r, k -> relation_(k, 0) * below#k / below#r * S_0^k)));
    );
