-- coefficients of a linear form whose powers span the algebra, which is reduced: this says that the
-- form takes different values at different points.  All but finitely many of the forms
-- x_1 + c x_2 + c^2 x_3 + ... are such: two points exclude at most n - 1 values of c.  Independence
-- modulo a prime proves independence over QQ; as many forms again are tried for primes that fail.
separatingForm = (d, tables, one) -> (
    n := #tables;
    p := 2^30;
    most := n + 2 * ((n - 1) * binomial(numrows one, 2) + 1);
    for attempt from 1 to most do (
    while (p = nextPrime(p + 1); d % p == 0) do ();
    c := (attempt - n + 1) // 2 * (-1)^(attempt - n + 1);
    form := apply(n, i -> if attempt > n then c^i else if i == n - attempt then 1 else 0);
    if powerRank(sum(n, i -> form#i * tables#i), one, p) == numrows one
    then return form);
    error "expected a reduced algebra"
    );
