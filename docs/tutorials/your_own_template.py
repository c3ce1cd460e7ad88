# # Your own template
#
# You have a Macaulay2 function that nobody else has. Put it into a template, write six lines of
# Python, and it is a question as all others: with a time limit, a cache, a future, a name in its
# errors.

# +
from pathlib import Path
from tempfile import mkdtemp
from typing import Unpack

from sympy.abc import x, y, z

from nnag_m2 import Ideal, InputError, Query, question
from nnag_m2.asking import Options, ideal_argument, integer, ring_of

folder = Path(mkdtemp())
(folder / "arithmetic_genus.m2.j2").write_text("""\
-- arithmetic_genus
--
-- Computes    the arithmetic genus of a projective curve: 1 - P(0) for its Hilbert polynomial P
-- Reference   Hartshorne: Algebraic Geometry, exercise I.7.2
--% include "parts/names.m2.j2" %--

R = ${ R };
I = ${ ideal };
answer = genus I;

--% include "parts/answer.m2.j2" %--
""")


@question(templates=folder)
def arithmetic_genus(ideal: Ideal, **options: Unpack[Options]) -> Query[int]:
    """Return the arithmetic genus of a projective curve."""
    checked = ideal_argument(ideal)
    if not all(poly.is_homogeneous for poly in checked.generators):
        raise InputError("the ideal must be homogeneous", str(ideal))
    return Query("arithmetic_genus", (ring_of(checked),), (("ideal", checked),), integer)


# -

# A plane curve of degree d has genus (d - 1)(d - 2) / 2, whether it is smooth or not: 1 for a
# cubic, 3 for a quartic.

cubic = Ideal([y**2 * z - x**3 - x**2 * z], [x, y, z])
quartic = Ideal([x**4 + y**4 - z**4], [x, y, z])
arithmetic_genus(cubic), arithmetic_genus(quartic)

# All ways of asking are there.

print(arithmetic_genus.script(cubic))

answer = arithmetic_genus.run(cubic, timeout=60)
answer.result, answer.engine, answer.provenance.certainty

# Wrong input is refused in its name, before Macaulay2 is asked.

try:
    arithmetic_genus(Ideal([x**2 - y], [x, y]))
except InputError as error:
    print(error)
