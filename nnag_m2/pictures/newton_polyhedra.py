"""Newton polyhedra of two variables, and where the diagonal enters them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, question
from nnag_m2.errors import InputError
from nnag_m2.invariants.singularities.spaces import Point, rational_place
from nnag_m2.invariants.thresholds.local_forms import around
from nnag_m2.invariants.thresholds.polyhedra import Exponents, newton_polyhedron
from nnag_m2.pictures.arguments import style_argument
from nnag_m2.pictures.layers import BLUE, GREY, INK, PALE, RED, Layer, Style, dots, texts
from nnag_m2.pictures.picture import Picture

_ABOVE = Style(PALE, label="Newton polyhedron")
_EDGES, _VERTICES = Style(BLUE, 2, label="compact edges"), Style(BLUE, 6, label="vertices")
_OTHERS = Style(GREY, 4, hollow=True, label="other exponents")
_DIAGONAL = Style(INK, 1, dashed=True, label="diagonal")
_ENTRY = Style(RED, 7, "D", label="where it enters, at $(t, t)$")


@question
def draw_newton_polyhedron(
    ideal: Ideal, point: Point, style: Style = _ABOVE, **options: Unpack[Options]
) -> Picture:
    """Return a picture of the Newton polyhedron of an ideal of two variables around a point.

    Parameters
    ----------
    ideal
        Over QQ, in two variables, not zero.
    point
        Two rational numbers, a point of the variety: the origin for the exponents.
    style
        Of the polyhedron.

    Returns
    -------
    Picture
        Layers ``polyhedron``, ``edges``, ``vertices``, ``exponents``, ``diagonal``, ``entry`` and
        ``threshold``.  The diagonal enters at ``(t, t)``; ``1/t`` is written there, an upper bound
        of the real log canonical threshold, which ``log_canonical_threshold`` finds.

    Raises
    ------
    InputError
        For other numbers of variables, the zero ideal, and what ``log_canonical_threshold``
        refuses.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> picture = draw_newton_polyhedron(Ideal([y**2 + x**3], [x, y]), [0, 0])
    >>> picture.data["edges"], picture.data["entry"]
    ([[[0.0, 2.0], [3.0, 0.0]]], [[[1.2, 1.2]]])
    """
    style_argument(style)
    checked, place = rational_place(ideal, point)
    if len(checked.variables) != 2 or not checked.generators:
        required = "an ideal in two variables is needed, not the zero ideal"
        raise InputError(required, repr(checked)[:80])
    exponents = sorted({e for form in around(checked, place) for e in form})
    return _drawn(exponents, tuple(v.name for v in checked.variables), style)


def _drawn(exponents: Sequence[Exponents], axes: tuple[str, ...], style: Style) -> Picture:
    polyhedron = newton_polyhedron(exponents)
    corners = [(float(a), float(b)) for a, b in polyhedron.vertices]
    far = float(max(max(vertex) for vertex in polyhedron.vertices) + 2)
    above = [(corners[0][0], far), *corners, (far, corners[-1][1]), (far, far)]
    shown = [(float(a), float(b)) for a, b in exponents if max(a, b) <= far]
    entry = (float(polyhedron.distance),) * 2
    layers = [
        Layer("polyhedron", "areas", (tuple(above),), style),
        Layer("edges", "lines", (tuple(corners),) if len(corners) > 1 else (), _EDGES),
        dots("exponents", [e for e in shown if e not in corners], _OTHERS),
        dots("vertices", corners, _VERTICES),
        Layer("diagonal", "lines", (((0.0, 0.0), (far, far)),), _DIAGONAL),
        dots("entry", [entry], _ENTRY),
        texts("threshold", [entry], [f"1/t = {1 / polyhedron.distance}"], Style(INK)),
    ]
    meanings = tuple(f"exponent of ${name}$" for name in axes)
    return Picture(axes, ((0.0, far), (0.0, far)), tuple(layers), meanings=meanings)
