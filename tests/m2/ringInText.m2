-- assertions for m2_templates/lib/ringInText.m2
load "../../m2_templates/lib/ringInText.m2"

assert(ringInText(QQ[x, y]) === {"QQ", {"x", "y"}});
assert(ringInText(ZZ[w_1..w_2]) === {"ZZ", {"w_1", "w_2"}});
assert(ringInText((ZZ/7)[z_(1,2)]) === {"ZZ/7", {"z_(1,2)"}});
assert(ringInText(QQ[t, MonomialOrder => Lex, Degrees => {3}]) === {"QQ", {"t"}});
assert(ringInText(QQ[]) === {"QQ", {}});
