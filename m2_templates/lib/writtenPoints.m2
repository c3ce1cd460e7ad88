-- how many points, without multiplicities, a text that msolve wrote has: the degree of the
-- polynomial whose roots they are, 0 where there is none
writtenPoints = text -> (
    found := regex(///\[1, *\[\[([0-9]+),///, text);
    if found === null then 0 else value substring(found#1, text)
    );
