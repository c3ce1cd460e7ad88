-- assertions for m2_templates/lib/termsInText.m2
load "../../m2_templates/lib/termsInText.m2"

R = QQ[x, y];
assert(termsInText(3/4*x^2 - y) === "3/4:2,0 -1:0,1");
assert(termsInText 0_R === "");
assert(termsInText 1_R === "1:0,0");
S = (ZZ/7)[t];
assert(termsInText(5*t^10 + 3) === "-2:10 3:0");
T = ZZ[a_1..a_3];
assert(termsInText(12345678901234567890*a_2) === "12345678901234567890:0,1,0");
