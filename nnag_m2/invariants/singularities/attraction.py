"""Whether a point of a real variety is the nearest one for an open set of data."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Unpack

from sympy import QQ, Matrix, Poly, Rational, hessian

from nnag_m2.algebra.fields import field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.computation import Options
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.reading import ideal_argument
from nnag_m2.invariants.singularities.branches import HalfBranches, half_branches
from nnag_m2.invariants.singularities.cones import tangent_cone
from nnag_m2.invariants.singularities.numbers import milnor_number
from nnag_m2.invariants.singularities.points import Point, on_variety, rational_point
from nnag_m2.invariants.singularities.spaces import tangent_space
from nnag_m2.invariants.singularities.splitting import valley_coefficient

Verdict = tuple[bool | None, str]

_TRIES = 300  # points at which a form is evaluated to find both signs
_OPEN = "not decided: no criterion applies"
_SMOOTH = "a smooth point: its tangents come in opposite pairs"
_ISOLATED = "the point is isolated among the real points"
_ODD = "the lowest form has odd degree, so that it changes its sign, in opposite directions alike"
_INDEFINITE = "the lowest form takes both signs, and hence changes its sign in opposite directions"


@dataclass(frozen=True)
class Attraction:
    """Whether a point has a full-dimensional Voronoi cell, and why.

    Attributes
    ----------
    attracts
        ``None`` when it is not decided; else proved.
    reason
        What the proof is.
    towards
        A rational vector ``v`` such that the point ``p`` is the only nearest point for ``p + e*v``
        and data around it, for every small ``e > 0``, in the usual distance; ``None`` when there
        is none or none was computed.
    directions
        Of a plane curve: its half-branches by their tangent directions.
    """

    attracts: bool | None
    reason: str
    towards: tuple[Rational, ...] | None = None
    directions: tuple[HalfBranches, ...] | None = None


def attracts(ideal: Ideal, point: Point, **options: Unpack[Options]) -> Attraction:
    """Return whether a point is the nearest point of a real variety for an open set of data.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables; only its real points count.
    point
        ``n`` exact numbers, or a ``RealPoint`` with rational coordinates, on the variety.

    Returns
    -------
    Attraction
        Decided for every point of a plane curve, for smooth points (of the scheme) and isolated
        ones, and for singular points of hypersurfaces with a lowest form of odd degree, one that
        is indefinite, or a Hessian matrix that is semidefinite of corank at most one (A_k) with a
        finite Milnor number.  It is the same in every positive definite quadric.

    Raises
    ------
    InputError
        For a field other than QQ, or a point that is not on the variety or not rational.

    Notes
    -----
    Let ``C`` be the closed cone of all limits of secants from the point ``p`` to real points ``x``
    of the variety that tend to ``p``.  **Theorem.**  The Voronoi cell of ``p`` has inner points if
    and only if some ``v`` has ``<v, t> < 0`` for all ``t != 0`` in ``C``, that is, if the convex
    hull of ``C`` contains no line.

    *Proof.*  If there is such a ``v``, then by compactness ``<w, x - p> <= 0`` for ``w`` near ``v``
    and all ``x`` with ``|x - p| <= r``.  For ``u = p + e*w`` we have ``|u - x|^2 = |u - p|^2
    - 2e<w, x - p> + |x - p|^2``, which is larger than ``|u - p|^2`` for these ``x``, and for the
    others as soon as ``2 e |w| < r``.  Conversely, ``|u - x| >= |u - p|`` for all ``x`` means
    ``2<u - p, x - p> <= |x - p|^2``, hence ``<u - p, t> <= 0`` for all ``t`` in ``C``; when this
    holds in a neighbourhood of ``u``, then with ``<`` for ``t != 0``.

    So cusps attract and smooth points and nodes, with opposite tangents, do not.  For a plane curve
    the half-branches are counted exactly.  Let the lowest form of ``f`` take both signs.  It does
    so in every neighbourhood of some ``t``, and ``f`` near ``p`` as well, so that ``t`` is in
    ``C``; and the same for ``-t``.  For a semidefinite Hessian of corank one the splitting lemma
    gives ``f = +-(y_1^2 + ... + y_(n-1)^2 + c z^(mu + 1))`` in local coordinates.  For an even
    ``mu`` its ``C`` is a ray; for an odd one it is a line or, for ``c > 0``, the point is isolated,
    as it is for a corank of zero.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, J. Symb. Comput. 109
    (2022); Arnold, Gusein-Zade, Varchenko: Singularities of Differentiable Maps I, section 11.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> cusp = attracts(Ideal([x**3 + y**2], [x, y]), [0, 0])
    >>> cusp.attracts, cusp.towards
    (True, (1, 0))
    >>> attracts(Ideal([y**2 - x**2*(x + 1)], [x, y]), [0, 0]).attracts
    False
    """
    checked = ideal_argument(ideal, "attracts")
    if checked.field != QQ:
        came = field_name(checked.field)
        raise InputError("attracts", "the field must be QQ", came, "an ideal over QQ")
    place = rational_point(point, checked, "attracts")
    on_variety(checked, place, "attracts")
    n = len(checked.variables)
    if not checked.generators:
        return Attraction(False, "the whole space: every point is smooth")
    if n == 1:
        return Attraction(True, "the variety is a finite set")
    if len(checked.generators) > 1:
        return Attraction(*_of_scheme(checked, place, options))
    poly = _around(checked.generators[0].sqf_part(), place)
    if n == 2:
        return _of_curve(poly)
    return Attraction(*_of_hypersurface(poly, options))


def _around(poly: Poly, place: tuple[Rational, ...]) -> Poly:
    """Return a polynomial with the point moved to the origin."""
    moved = {v: v + c for v, c in zip(poly.gens, place, strict=True)}
    return Poly(poly.as_expr().subs(moved, simultaneous=True), *poly.gens, domain=QQ)


def _of_scheme(ideal: Ideal, place: tuple[Rational, ...], options: Options) -> Verdict:
    """Return what is known at a smooth point or an isolated one."""
    # The tangent cone has the dimension of the variety near the point.
    here = dimension(tangent_cone(ideal, place, **options), **options)
    if here == 0:
        return True, _ISOLATED
    if tangent_space(ideal, place).cols == here:
        return False, _SMOOTH
    return None, _OPEN


def _of_curve(curve: Poly) -> Attraction:
    """Return the answer at the origin for a squarefree plane curve."""
    found = half_branches(curve)
    towards = _witness(found)
    tangents = "two opposite tangent directions, or tangents around the point"
    if towards is None:
        return Attraction(False, tangents, None, found)
    reason = "all half-branches leave into an open half-plane" if found else _ISOLATED
    return Attraction(True, reason, towards, found)


def _witness(found: tuple[HalfBranches, ...]) -> tuple[Rational, Rational] | None:
    """Return ``v`` with ``<v, t> < 0`` for the direction ``t`` of every half-branch.

    For a slope ``c`` on the right this is ``v1 + v2*c < 0``, on the left ``v1 + v2*c > 0``:
    a linear function of the slope that separates left from right.
    """
    right = [(h.low, h.high) for h in found if h.side == 1]
    left = [(h.low, h.high) for h in found if h.side == -1]
    axis = {h.low for h in found if h.side == 0}
    zero, one = Rational(0), Rational(1)
    if not axis and not left:
        return -one, zero
    if not axis and not right:
        return one, zero
    for v2 in (-one, one):  # the sign that the second axis asks for
        if axis <= {-v2} and (cut := _cut(right, left, v2)) is not None:
            return -v2 * cut, v2
    return None


def _cut(right: list[Any], left: list[Any], v2: Rational) -> Rational | None:
    """Return a slope between those of the right and of the left, which has v2's sign above it.

    The function is ``v2*(slope - cut)``: for ``v2 = 1`` the left slopes are above the right ones.
    """
    above, below = (left, right) if v2 > 0 else (right, left)
    least = min((low for low, _ in above), default=None)
    most = max((high for _, high in below), default=None)
    if least is not None and most is not None:
        opposite = set(above) & set(below)
        return (least + most) / 2 if most <= least and not opposite else None
    if least is not None:
        return Rational(least - 1)
    return Rational(most + 1) if most is not None else Rational(0)


def _of_hypersurface(poly: Poly, options: Options) -> Verdict:
    """Return what is known at the origin for a squarefree hypersurface of dimension 2 or more."""
    m = min(sum(e) for e in poly.monoms())
    lowest = {e: c for e, c in poly.terms() if sum(e) == m}
    form = Poly.from_dict(lowest, *poly.gens, domain=QQ)
    if m == 1:
        return False, _SMOOTH
    if m % 2:
        return False, _ODD
    if m > 2:
        draw = Random("signs")
        values = (form(*(draw.randint(-3, 3) for _ in poly.gens)) for _ in range(_TRIES))
        signs = {value > 0 for value in values if value != 0}
        return (False, _INDEFINITE) if len(signs) == 2 else (None, _OPEN)
    return _of_hessian(poly, hessian(form.as_expr(), poly.gens), options)


def _of_hessian(poly: Poly, squares: Matrix, options: Options) -> Verdict:
    """Return what is known at the origin for a critical point with this Hessian matrix."""
    if not (squares.is_positive_semidefinite or squares.is_negative_semidefinite):
        return False, _INDEFINITE
    corank = len(poly.gens) - squares.rank()
    if corank == 0:
        return True, f"{_ISOLATED}: the Hessian matrix is definite"
    if corank > 1:
        return None, _OPEN
    return _of_valley(poly, bool(squares.is_positive_semidefinite), options)


def _of_valley(poly: Poly, positive: bool, options: Options) -> Verdict:
    """Return the answer for a Hessian matrix that is semidefinite of corank one."""
    here = Ideal([poly], poly.gens)
    try:
        mu = milnor_number(here, [0] * len(poly.gens), **options)
    except InputError:
        return None, f"{_OPEN}; the singularity is not isolated"
    if mu % 2 == 0:
        return True, f"A_{mu} with a semidefinite Hessian matrix: a cusp, whose tangents are a ray"
    if (valley_coefficient(poly, mu + 1) > 0) == positive:
        return True, f"{_ISOLATED}: A_{mu}, a definite function"
    return False, f"A_{mu} with two opposite tangent directions"
