-- the row of polynomials in a ring S, of as many variables, that msolve answers about an ideal
-- when it is called with these words; as its package does it, but for a substitution of each
-- variable by itself that takes longer than all else
msolved = (I, words, S) -> (
    tool := name -> value (solverPackage())#"private dictionary"#name;
    (P, K, J) := (tool "toMsolveRing") ideal select(I_*, f -> f != 0);
    once := options value (solverPackage()).Dictionary#"msolveGB" ++ {Threads => 1};
    file := (tool "msolve")(P, K, J_*, words, once);
    internal := name -> value Core#"private dictionary"#name;
    map(S, (internal "rawMatrixReadMsolveFile")((internal "raw") S, file))
    );
