-- Loaded once by every session: runs scripts one after another, each with nothing left of the one
-- before, and writes the answers that they deliver as terms.  The session has set nnagScript and
-- nnagReply.

nnagDictionaries = dictionaryPath;
nnagUserDictionary = User#"private dictionary";
nnagRaw = value Core#"private dictionary"#"raw";
-- how far the request has come, and the dictionary of its script
nnagRequest = new MutableHashTable from {"state" => "idle", "dictionary" => new GlobalDictionary};

nnagServe = () -> (
    nnagRequest#"state" = "spoiled"; -- where a script before has left nothing that works
    nnagEnter nnagRequest#"dictionary";
    nnagForget values nnagRequest#"dictionary";
    nnagRequest#"delivered" = false;
    nnagRequest#"state" = "failed";
    load nnagScript;
    nnagRequest#"state" = if nnagRequest#"delivered" then "answered" else "silent";
    );

-- the scripts' own dictionary takes the place of the user's, so that a..h means the same as by hand
nnagEnter = own -> (
    nnagRequest#"dictionary" = User#"private dictionary" = own;
    dictionaryPath = prepend(own, nnagDictionaries);
    );

-- a package that is loaded is used by putting its dictionary, and those of what it exports, in
-- front.  The engine's own way, which looks for changes in all their files, takes some 5 ms for each
nnagDictionariesOf = package -> unique prepend(package.Dictionary, flatten apply(
    delete(null, toList package.Options.PackageExports), -- null where one is left out
    name -> nnagDictionariesOf value PackageDictionary#(toString name)));
nnagUsed = new MutableHashTable;
nnagNeedsPackage = lookup(needsPackage, String);
needsPackage String := opts -> name -> (
    if not nnagUsed#?name then (
	state := nnagRequest#"state";
	nnagRequest#"state" = "loading"; -- and so it stays where half of a package is loaded
	package := (nnagNeedsPackage opts) name;
	nnagRequest#"state" = state;
	nnagUsed#name = (package, nnagDictionariesOf package);
	return package);
    (package, own) := nnagUsed#name;
    dictionaryPath = own | select(dictionaryPath, D -> not member(D, own));
    package
    );

-- symbols stay for ever, and with them their values, hence they are emptied and used again;
-- protected ones, and too many, are left behind with their dictionary
nnagForget = used -> (
    scan(used, X -> try globalAssign(X, X) else nnagEnter new GlobalDictionary);
    if #used > 100 then nnagEnter new GlobalDictionary;
    );

-- in a line of its own: when the line before it failed, this one still runs
nnagDone = token -> (
    User#"private dictionary" = nnagUserDictionary;
    dictionaryPath = nnagDictionaries;
    << endl << token << " " << nnagRequest#"state" << endl << flush;
    -- the answer of one request must never be taken for that of the next; but what was not delivered
    -- and half of a package stay in the way of all that follow
    if not member(nnagRequest#"state", {"undelivered", "loading"}) then nnagRequest#"state" = "idle";
    );

-- what a script calls when it has the answer
deliver = answer -> (
    if nnagRequest#"delivered" then error "expected one answer, got a second one";
    body := concatenate nnagLines answer;
    nnagRequest#"state" = "undelivered"; -- and so it stays where the disk is full
    openOut nnagReply << body << "end " << #body << endl << close;
    nnagRequest#"state" = "failed";
    nnagRequest#"delivered" = true;
    );

nnagLines = method()
nnagLines ZZ := n -> "integer " | toString n | "\n"
nnagLines Boolean := b -> "boolean " | toString b | "\n"
nnagLines String := s -> "text " | s | "\n" -- of one line
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

-- a script by hand must not put something else in their places
scan({symbol nnagScript, symbol nnagReply, symbol nnagDictionaries, symbol nnagUserDictionary,
    symbol nnagRaw, symbol nnagRequest, symbol nnagServe, symbol nnagEnter, symbol nnagUsed,
    symbol nnagDictionariesOf, symbol nnagNeedsPackage, symbol nnagForget, symbol nnagDone,
    symbol nnagLines, symbol nnagPolynomials, symbol nnagCheckRing, symbol deliver}, protect);

-- from here on an error ends the script, not Macaulay2
stopIfError = false;
