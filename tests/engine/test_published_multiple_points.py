"""Inputs with multiple points that msolve's own tests publish, with their points by hand.

The systems are those of the repository algebraic-solving/msolve, folder ``input_files``; the names
there are the names here.
"""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from each import each
from sympy import Expr, Matrix, Rational, expand, symbols
from sympy.abc import x, y, z

from nnag_m2 import Ideal, Session, real_points
from nnag_m2.errors import EngineComplaint

pytestmark = [pytest.mark.engine, pytest.mark.composite]

# each point is on one plane of each equation
PLANES = [(2, 3, 4), (6, 7, 5), (4, 11, 3)]
ON_PLANES = {
    tuple(PLANES[rows[i]][i] for i in range(3)) for rows in permutations(range(3))
}  # fmt: skip
ISSUE_230 = [(x - a) * (y - b) * (z - c) for a, b, c in PLANES]
FORMS = [72 * x + 37 * y - 23 * z + 87, 44 * x + 29 * y + 98 * z - 23, 10 * x - 61 * y - 8 * z - 29]
SMALL = Rational(1, 2**150)


def crossing(forms: list[Expr]) -> tuple[Any, ...]:
    """Return where three planes meet."""
    rows = Matrix([[f.coeff(v) for v in (x, y, z)] for f in forms])
    return tuple(rows.solve(-Matrix([f.subs({x: 0, y: 0, z: 0}) for f in forms])))


SYSTEMS: dict[str, tuple[list[Expr], tuple[Any, ...], set[tuple[Any, ...]]]] = {
    "quadratic-nonradical-qq": ([x**2, y**2], (x, y), {(0, 0)}),
    # modulo y - 1 they are (y - 1)^2, 0 and (x - 3)^2, modulo y + 1 0, 4 x - 12 and
    # (x - 3) (x + 9); the output that is published there has one of the points
    "nonradical-radicalshape-qq": (
        [
            y**4 - 2 * y**2 + 1,
            x * y**2 + 3 * y**3 - 2 * x * y - 6 * y**2 + x + 3 * y,
            9 * y**3 + x**2 - 6 * x * y - 9 * y**2 + 9 * y,
        ],
        (x, y),
        {(3, 1), (3, -1)},
    ),
    "nonradical-radicalshape-no-square-qq": ([f**2 for f in FORMS], (x, y, z), {crossing(FORMS)}),
    "issue-230": (ISSUE_230, (x, y, z), ON_PLANES),
    "issue-230-squared": ([f**2 for f in ISSUE_230], (x, y, z), ON_PLANES),
    "realroot-extraction-exact-root": (
        [(x - 70 * y) ** 2 - y**3, y / SMALL - 1],
        (x, y),
        {(70 * SMALL + s * Rational(1, 2**225), SMALL) for s in (1, -1)},
    ),
}


@each("name", SYSTEMS)
def test_all_real_points_are_found(session: Session, name: str) -> None:
    equations, variables, expected = SYSTEMS[name]
    ideal = Ideal([expand(f) for f in equations], variables)
    found = real_points(ideal, proof=True, session=session)
    assert len(found) == len(expected)
    assert {tuple(low for low, _ in p.intervals) for p in found} == expected
    assert all(p.is_rational for p in found)


def test_infinitely_many_points_are_refused(session: Session) -> None:
    a, b, c, d, e = symbols("x1:6")  # there it is maxbitsize-bug
    equations = [a**3 * c - a**3, a**4, a**2 * b * d - a**2 * b, b**2, d**3 - 1]
    with pytest.raises(EngineComplaint, match="zero-dimensional ideal, got one of dimension 2"):
        real_points(Ideal(equations, [a, b, c, d, e]), proof=True, session=session)


def test_ten_points_of_sixty_six_with_others_at_infinity(session: Session) -> None:
    a, b, c, d = variables = symbols("x1:5")  # there it is reals-dim0-chgvar
    equations = [
        -82 * c**3 + 37 * a * d**2 - 96 * b * d**2 - 8 * c**2 - 18 * a * d + 24 * d + 49,
        94 * a * b**2 + 5 * b**2 * c + 65 * b * c * d - 16 * b * d - 11 * c * d - 72 * c - 46,
        -47 * a * b**2 - 28 * a**2 * c + 34 * c**3 - 4 * c**2 * d + 77 * a**2 - 60 * d**2 + 30,
        -33 * a * b * c - 51 * a**2 * d + 81 * b * c * d - 27 * a**2 + 11 * b * c + 72 * c * d + 38,
    ]
    found = real_points(Ideal(equations, variables), proof=True, session=session)
    # the middles of the boxes that are published, to six digits
    published = [
        (0.167941, -2.570199, 0.88758, 0.202654), (0.378591, 1.66999, 0.743698, -0.219805),
        (0.712185, 1.030665, 0.345906, -0.71102), (0.796362, -1.457947, 1.055, 0.548079),
        (1.048955, 0.837131, 0.398645, 1.075197), (3.624621, 0.108114, 8.020749, -18.427747),
        (7.236317, 0.181879, 31.099399, 99.637304), (45.020259, 0.169384, 1206.323327, 9342.357352),
        (86.496712, 0.172758, 2.752946, -0.533187), (87.764435, -0.161097, 2.752929, -0.526275),
    ]  # fmt: skip
    assert len(found) == len(published)
    for point, numbers in zip(found, published, strict=True):
        assert [float(c) for c in point] == pytest.approx(numbers, abs=2e-6)
