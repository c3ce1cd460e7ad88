-- Loaded once by every session: runs scripts one after another, each with a dictionary of its own,
-- and writes the answers that they deliver as terms.

nnagDictionaries = dictionaryPath;
nnagRaw = value Core#"private dictionary"#"raw";
nnagReplyFile = null;

nnagState = "idle";

nnagServe = (script, replyFile) -> (
    nnagReplyFile = replyFile;
    nnagState = "failed";
    dictionaryPath = prepend(new GlobalDictionary, nnagDictionaries);
    load script;
    nnagState = if nnagReplyFile === null then "answered" else "silent";
    );

-- in a line of its own: when the line before it failed, this one still runs
nnagDone = token -> (
    dictionaryPath = nnagDictionaries;
    << endl << token << " " << nnagState << endl << flush;
    );

-- what a script calls when it has the answer
deliver = answer -> (
    if nnagReplyFile === null then error "expected one answer, got a second one";
    body := concatenate nnagLines answer;
    nnagReplyFile << body << "end " << #body << endl << close;
    nnagReplyFile = null;
    );

nnagLines = method()
nnagLines ZZ := n -> "integer " | toString n | "\n"
nnagLines Boolean := b -> "boolean " | toString b | "\n"
nnagLines Ideal := I -> nnagPolynomials("ideal", ring I, I_*)
nnagLines RingElement := f -> nnagPolynomials("polynomials", ring f, {f})
nnagLines VisibleList := L -> (
    if #L > 0 and all(L, f -> instance(f, RingElement)) then nnagPolynomials("polynomials", ring L#0, toList L)
    else concatenate("list ", toString(#L), "\n", apply(toList L, nnagLines)))

-- the engine's own printer is linear in the number of terms, and a hundred times faster than toString
nnagPolynomials = (kind, R, L) -> (
    nnagCheckRing R;
    concatenate(
	kind, " ", toString(#L), " ", toString char R, apply(gens R, x -> (" ", toString x)), "\n",
	apply(L, f -> (toString nnagRaw f, "\n"))))

-- rings without a faithful counterpart on the other side are refused
nnagCheckRing = R -> (
    if not instance(R, PolynomialRing) or not isCommutative R or (options R).Inverses === true
    or (options R).WeylAlgebra =!= {} or (options R).SkewCommutative =!= {}
    or not (coefficientRing R === QQ or isFinitePrimeField coefficientRing R)
    then error("expected a commutative polynomial ring over QQ or ZZ/p, got " | toString R));
