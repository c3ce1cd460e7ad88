-- assertions for m2_templates/lib/counterpart.m2
load "../../m2_templates/lib/inOneLine.m2"
load "../../m2_templates/lib/asText.m2"
load "../../m2_templates/lib/ringTrouble.m2"
load "../../m2_templates/lib/termsInText.m2"
load "../../m2_templates/lib/ringInText.m2"
load "../../m2_templates/lib/algebraicCounterpart.m2"
load "../../m2_templates/lib/counterpart.m2"

R = QQ[x, y];
assert(counterpart null === {"nothing"});
assert(counterpart(-5) === {"integer", -5});
assert(counterpart(2/3) === {"rational", 2, 3});
assert(counterpart true === {"truth", true});
assert(counterpart "a\nb" === {"string", "a\\nb"});
assert(counterpart {1, (x, symbol z)} === {"list", {{"integer", 1}, {"list",
    {{"polynomial", {"QQ", {"x", "y"}}, "1:1,0"}, {"string", "z"}}}}});
assert(counterpart hashTable {"degree" => 3} === {"table", {{{"string", "degree"}, {"integer", 3}}}});
assert(counterpart tally {7, 7} === {"table", {{{"integer", 7}, {"integer", 2}}}});
assert(last counterpart 1.5 === "it is not exact");
assert(last counterpart (t -> t) === "it is a function");
assert(last counterpart R === "rings come with what lives in them");
assert(first counterpart module ideal(x, y) === "text");
assert(first counterpart betti res ideal(x, y) === "text");
P_1 = 5; P_(1,2) = 7;
assert(first counterpart P === "table" and #last counterpart P == 2);
