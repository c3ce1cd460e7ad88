-- assertions for m2_templates/lib/asText.m2
load "../../m2_templates/lib/inOneLine.m2"
load "../../m2_templates/lib/asText.m2"

R = QQ[x, y];
assert(asText(x^2 - y, "why") === {"text", "RingElement", "x^2-y", "why"});
assert(asText(ideal(x, y), "two\nlines") === {"text", "Ideal", "ideal(x,y)", "two\\nlines"});
assert(match("QQ\\[x..y", (asText(R, ""))#2));
square = t -> t^2;
assert((asText(square, ""))_{1, 2} == {"FunctionClosure", "square"});
-- two-dimensional output keeps its lines
assert(match("total: 1 2 1", (asText(betti res ideal(x, y), ""))#2));
assert(match("\\\\n", (asText(betti res ideal(x, y), ""))#2));
