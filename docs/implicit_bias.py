"""Write ``docs/implicit_bias.md``: why training prefers some points, and what is computed.

python docs/implicit_bias.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from sympy import Rational
from sympy.abc import t, x, y

from nnag_m2 import (
    BoxImage,
    Ideal,
    PolynomialMap,
    Session,
    asking,
    attracts,
    default_session,
    degenerate_critical_points,
    medial_axis,
    milnor_number,
    multiplicity,
    plane_curve,
    radical,
    ramification_locus,
    reach,
    voronoi_boundary,
    voronoi_dimension,
)

HERE = Path(__file__).resolve().parent
PAGE, TEXT = HERE / "implicit_bias.md", HERE / "implicit_bias_text.md"
sys.path.insert(0, str(HERE.parent / "examples"))

COUNT = 2000
CIRCLE = Ideal([x**2 + y**2 - 1], [x, y])
ELLIPSE = Ideal([x**2 + 4 * y**2 - 4], [x, y])
ARC = BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
DATA = ((Rational(1, 2), 0), (2, 0), (3, 5))
SINGULARITIES = {
    "cusp `y**2 + x**3`": y**2 + x**3,
    "node `y**2 - x**2 - x**3`": y**2 - x**2 - x**3,
    "isolated point `y**2 + x**2 - x**3`": y**2 + x**2 - x**3,
    "tacnode `y**2 - x**4`": y**2 - x**4,
    "flatter cusp `y**2 + x**5`": y**2 + x**5,
    "`y**3 - x**4`": y**3 - x**4,
    "`y**3 - x**5`": y**3 - x**5,
    "two tangent cusps `(y**2 + x**3)*(y**2 + 2*x**3)`": (y**2 + x**3) * (y**2 + 2 * x**3),
    "triple point `x*y*(x + y)`": x * y * (x + y),
}


def fold() -> str:
    """Return the rows about the circle, seen along one direction."""
    rows = []
    for u in DATA:
        found = degenerate_critical_points(CIRCLE, u, [[1, 0], [0, 0]])
        kinds = [
            ", ".join(str(point).removeprefix("RealPoint") for point in part.real_points())
            or "none real"
            for part in (found.zero_loss, found.positive_loss)
        ]
        rows.append(f"| ({u[0]}, {u[1]}) | {kinds[0] or 'none real'} | {kinds[1]} |")
    return "\n".join(rows)


def singularities() -> str:
    """Return the rows about singular points of plane curves."""
    rows = []
    for name, equation in SINGULARITIES.items():
        curve = Ideal([equation], [x, y])
        word = "yes" if attracts(curve, [0, 0]).attracts else "no"
        numbers = multiplicity(curve, [0, 0]), milnor_number(curve, [0, 0])
        rows.append(f"| {name} | {word} | {numbers[0]} | {numbers[1]} |")
    return "\n".join(rows)


def arc() -> str:
    """Return the rows about points of a piece of a parabola."""
    rows = []
    for place in (0, Rational(1, 2), 1):
        found = voronoi_dimension(ARC, {t: place})
        rows.append(f"| `t = {place}` | {found.dimension} | {found.reason} |")
    return "\n".join(rows)


def page(session: Session) -> str:
    """Return the page."""
    import story_cusp
    import story_half_circle
    import story_node

    with asking(session=session):
        cusp = voronoi_boundary(story_cusp.CUSP, [0, 0])
        end, top = (voronoi_boundary(story_half_circle.HALF, p) for p in ((1, 0), (0, 1)))
        (acnode,) = plane_curve(cusp.ideal, story_cusp.BOX).isolated_points
        attraction = attracts(story_cusp.CUSP, [0, 0])
        folds = radical(ramification_locus(CIRCLE, [[1, 0]]))
        return TEXT.read_text(encoding="utf-8").format(
            fold=fold(),
            ramification=folds.exprs,
            end=end.equation,
            end_size=len(end.coordinates),
            top=top.equation,
            top_size=len(top.coordinates),
            cusp=cusp.equation,
            acnode=acnode,
            count=COUNT,
            wrong=story_cusp.disagreements(COUNT),
            cusp_reason=attraction.reason,
            towards=attraction.towards,
            node_reason=attracts(story_node.NODE, [0, 0]).reason,
            singularities=singularities(),
            axis=medial_axis(ELLIPSE).exprs[0],
            reach=reach(ELLIPSE).value.as_expr(),
            arc=arc(),
        )


if __name__ == "__main__":
    PAGE.write_text(page(default_session()), encoding="utf-8")
