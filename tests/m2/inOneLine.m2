-- assertions for m2_templates/lib/inOneLine.m2
load "../../m2_templates/lib/inOneLine.m2"

assert(inOneLine "" === "");
assert(inOneLine "a b" === "a b");
assert(inOneLine "a\nb\n" === "a\\nb\\n");
assert(inOneLine "a\\nb" === "a\\\\nb");
assert(#separate("\n", inOneLine "1\n2\n3") == 1);
