-- degree
--
-- Computes    the degree of a projective scheme, or of the projective closure of an affine one,
--             from the initial ideal in a degree order; 0 for the unit ideal
-- Reference   Cox, Little, O'Shea: Ideals, Varieties, and Algorithms, chapter 9, sections 3 and 4

R = QQ[z_1, z_2, z_3, z_4];
I = ideal(
  4900012*z_1^4 + 28864504*z_1^3*z_2 + 36432105*z_1^2*z_2^2 - 20906260*z_1*z_2^3 + 869159*z_2^4 - 5756710*z_1^3*z_3 + 34257057*z_1^2*z_2*z_3 + 160527396*z_1*z_2^2*z_3 - 46523543*z_2^3*z_3 - 33470499*z_1^2*z_3^2 - 147726462*z_1*z_2*z_3^2 + 170281281*z_2^2*z_3^2 + 32997490*z_1*z_3^3 - 171505970*z_2*z_3^3 + 52731080*z_3^4 + 18311958*z_1^3*z_4 + 65405409*z_1^2*z_2*z_4 + 13583238*z_1*z_2^2*z_4 - 16971015*z_2^3*z_4 - 2981301*z_1^2*z_3*z_4 + 117759822*z_1*z_2*z_3*z_4 + 21903579*z_2^2*z_3*z_4 - 69161790*z_1*z_3^2*z_4 + 63620370*z_2*z_3^2*z_4 - 50102430*z_3^3*z_4 + 22942737*z_1^2*z_4^2 + 29678256*z_1*z_2*z_4^2 - 18137808*z_2^2*z_4^2 + 17414820*z_1*z_3*z_4^2 + 40651425*z_2*z_3*z_4^2 - 3629115*z_3^2*z_4^2 + 8977770*z_1*z_4^3 - 5674995*z_2*z_4^3 + 9780075*z_3*z_4^3 - 431325*z_4^4);
initialIdeal = monomialIdeal leadTerm gens gb I;
answer = degree initialIdeal;

-- handed over when a program asked, printed when a person runs this script
if instance(deliver, Function) then deliver answer else print toString answer;
