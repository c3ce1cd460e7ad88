-- vanishing_ideal
--
-- Computes    all polynomial relations among the coordinates of a polynomial map: the ideal of the
--             closure of its image
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 3, section 3

R = QQ[v1, v2, a11, a12, a21, a22];
F = {v1*a11, v2*a11 + v1*a12, v2*a12, v1*a21, v2*a21 + v1*a22, v2*a22};
S = QQ[y1, y2, y3, y4, y5, y6];
answer = trim kernel map(R, S, F);

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
