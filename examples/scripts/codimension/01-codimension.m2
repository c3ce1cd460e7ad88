-- codimension
--
-- Computes    the number of variables minus the dimension of the affine variety of an ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, section 3

R = QQ[a, b, c, d];
I = ideal(-b^2 + a*c, -c^2 + b*d, -b*c + a*d);
answer = numgens R - dim I;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
