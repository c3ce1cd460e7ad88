-- intersection
--
-- Computes    the intersection of ideals: the ideal of the union of their varieties
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 4, section 3

R = QQ[x, y, z];
ideals = {ideal(y, z), ideal(x, z), ideal(x, y)};
answer = trim intersect ideals;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
