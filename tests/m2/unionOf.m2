-- assertions for m2_templates/lib/unionOf.m2
scan({"primitivePart", "isReducedOnLine", "reducedEquation", "unionOf"},
    name -> load("../../m2_templates/lib/" | name | ".m2"));

T = QQ[s, t];
assert(unionOf({}, T) == 1);
assert(unionOf({ideal 1_T, ideal(s^2)}, T) == ideal s);
assert(unionOf({ideal s, ideal(s*t), ideal 1_T}, T) == ideal(s*t));
assert(unionOf({ideal(s, t), ideal s}, T) == ideal s);
assert(unionOf({ideal(s, t), ideal(s - 1)}, T) == ideal(s*(s - 1), t*(s - 1)));
