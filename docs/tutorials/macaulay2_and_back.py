# # From a Macaulay2 file and back
#
# You have files of Macaulay2. They run as they are, in a process of their own, and what they give
# names to comes back as sympy-valued objects.

# +
from pathlib import Path
from tempfile import mkdtemp

from nnag_m2 import degree, from_macaulay2, macaulay2, singular_locus, to_macaulay2

path = Path(mkdtemp()) / "surface.m2"
path.write_text(
    """
R = QQ[x, y, z, Degrees => {1, 2, 3}];
M = matrix {{x, y}, {y, z}};
cayley = x*y*z + 1;
I = minors(2, M);
sizes = for k from 1 to 3 list k^2;
"""
)
found = from_macaulay2(path)
found["I"]
# -

# Integers, rational numbers, lists, hash tables, matrices and maps come back too.

found["M"], found["sizes"], found["cayley"]

# From here on everything is asked in Python.

singular_locus(found["I"]), degree(found["I"])

# ## One command
#
# What has no question of its own is a command; values are bound to names, and the answer is read
# back.

macaulay2("(codim I, numgens I)", I=found["I"])

# What has no counterpart in sympy comes as Macaulay2's text, and says so.

macaulay2("betti res I", I=found["I"])

# ## And back
#
# Every value can be written for Macaulay2; every answer has its script.

print(to_macaulay2(found["I"]))

answer = singular_locus.run(found["I"])
print(answer.scripts[0])
