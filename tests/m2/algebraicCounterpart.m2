-- assertions for m2_templates/lib/algebraicCounterpart.m2
load "../../m2_templates/lib/inOneLine.m2"
load "../../m2_templates/lib/asText.m2"
load "../../m2_templates/lib/ringTrouble.m2"
load "../../m2_templates/lib/termsInText.m2"
load "../../m2_templates/lib/ringInText.m2"
load "../../m2_templates/lib/counterpart.m2"
load "../../m2_templates/lib/algebraicCounterpart.m2"

R = QQ[x, y, Degrees => {1, 2}];
assert(algebraicCounterpart(x^2 - y) === {"polynomial", {"QQ", {"x", "y"}}, "1:2,0 -1:0,1"});
assert(algebraicCounterpart ideal(x, 0_R) === {"ideal", {"QQ", {"x", "y"}}, {"1:1,0", ""}});
assert(algebraicCounterpart matrix {{x, 1}} ===
    {"matrix", {"QQ", {"x", "y"}}, 1, 2, {"1:1,0", "1:0,0"}});
assert(algebraicCounterpart matrix {{1, 2/3}} ===
    {"numbers", 1, 2, {{"rational", 1, 1}, {"rational", 2, 3}}});
assert(algebraicCounterpart(x/(y + 1)) ===
    {"fraction", {"QQ", {"x", "y"}}, "1:1,0", "1:0,1 1:0,0"});
S = QQ[a, b];
assert(algebraicCounterpart map(R, S, {x^2, y}) ===
    {"map", {"QQ", {"x", "y"}}, {"1:2,0", "1:0,1"}});
-- what has none
assert(first algebraicCounterpart map(R/x, R) === "text");
assert(first algebraicCounterpart map((ZZ/7)[u], ZZ[v], {u}) === "text");
assert(first algebraicCounterpart sub(3, ZZ/7) === "text");
