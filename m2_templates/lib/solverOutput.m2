-- the points of an ideal over QQ, without multiplicities, as msolve writes them, in one line; empty
-- where its package is not installed
solverOutput = I -> (
    if solverPackage() === null then return "";
    tool := name -> value (solverPackage())#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") I;
    once := options value (solverPackage()).Dictionary#"msolveRUR" ++ {Threads => 1};
    concatenate lines get (tool "msolve")(P, K, J_*, "-P 2", once)
    );
