-- assertions for m2_templates/lib/valuesByName.m2
load "../../m2_templates/lib/inOneLine.m2"
load "../../m2_templates/lib/asText.m2"
load "../../m2_templates/lib/ringTrouble.m2"
load "../../m2_templates/lib/termsInText.m2"
load "../../m2_templates/lib/ringInText.m2"
load "../../m2_templates/lib/algebraicCounterpart.m2"
load "../../m2_templates/lib/counterpart.m2"
load "../../m2_templates/lib/isRingVariable.m2"
load "../../m2_templates/lib/valuesByName.m2"

before = 1;
text = ///
R = QQ[x, y] -- a comment
I = ideal(x^2,
    y)
d = degree I;
before = 2
for i from 1 to 2 do P_i = i
f = t -> t
end
d = 77
///;
found = valuesByName(() -> value text);
assert(apply(found, first) === {"P", "R", "before", "d", "f", "I"}
    or apply(found, first) === {"before", "d", "f", "I", "P", "R"});
found = hashTable apply(found, toSequence);
assert(found#"d" === {"integer", 2});
assert(found#"before" === {"integer", 2});
assert(first found#"I" === "ideal");
assert(first found#"P" === "table");
assert(last found#"f" === "it is a function");
assert(valuesByName(() -> null) === {});
