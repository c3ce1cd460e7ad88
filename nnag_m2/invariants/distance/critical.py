"""Critical points of the distance from given data to a variety."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, Unpack, cast

from sympy import QQ, Rational

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.fields import field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.computation import Options, Query, Value, computation, ring_of
from nnag_m2.errors import InputError
from nnag_m2.invariants.distance.quadrics import (
    Quadric,
    data_argument,
    quadric_argument,
    seed_argument,
)
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.reading import ideal_argument, ideal_in
from nnag_m2.invariants.real_points import RealPoint, real_points

Formulation: TypeAlias = Literal["automatic", "minors", "multipliers"]
"""How critical points are written down: by minors or by Lagrange multipliers."""

_FORMULATIONS = ("automatic", "minors", "multipliers")


@computation
def critical_ideal(
    ideal: Ideal,
    data: Any,
    quadric: Quadric = "unit",
    formulation: Formulation = "automatic",
    seed: int = 1,
    **options: Unpack[Options],
) -> Query[Ideal]:
    """Return the ideal of the critical points of the squared distance from data to a variety.

    The squared distance from data ``u`` in the quadric ``Q`` is ``(x - u).T * Q * (x - u)``.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.  It must be radical and equidimensional, which is not checked.
    data
        The point ``u``: ``n`` exact numbers.
    quadric
        ``"unit"`` for the usual distance; ``"generic"`` for ``generic_quadric(n, seed)``, which is
        printed in the script; or a symmetric matrix of exact rationals (sympy, numpy, nested
        lists), shape ``(n, n)``, which may be singular.
    formulation
        ``"minors"``, the textbook's: the generators, and the minors of the size of the codimension
        plus one of the Jacobian matrix with ``Q (x - u)`` as one more row; saturated by the
        singular locus.  ``"multipliers"``: ``Q (x - u)`` is a combination of the gradients with a
        Lagrange multiplier for each generator, and these are eliminated.  ``"automatic"`` takes
        multipliers where there are as many generators as the codimension, else minors.  All give
        the same ideal.
    seed
        For the generic quadric; nothing else is random.

    Returns
    -------
    Ideal
        In the ideal's variables: the closure of the smooth points where ``Q (x - u)`` is in the row
        space of the Jacobian matrix; singular points belong to it only as limits.  Multiple points
        stay multiple.  A reduced Groebner basis for grevlex, so that it does not depend on the
        formulation either; the unit ideal when there is no such point.

    Raises
    ------
    InputError
        For a field other than QQ, data of another length, floats, a matrix of another shape or not
        symmetric.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Found. Comput. Math. 16 (2016), section 2, equation (2.1).

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> parabola = Ideal([y - x**2], [x, y])
    >>> critical_ideal(parabola, [0, 2])
    Ideal([2*y**2 - 3*y, 2*x*y - 3*x, x**2 - y], [x, y])
    """
    asked = "critical_ideal"
    checked = _rational(ideal, asked)
    n = len(checked.variables)
    values: list[tuple[str, Value]] = [
        ("ideal", checked),
        ("quadric", quadric_argument(quadric, n, seed_argument(seed, asked), asked)),
        ("data", data_argument(data, n, asked)),
    ]
    if (by := formulation_argument(formulation, asked)) != "automatic":
        values.append((f"by_{by}", 1))
    if isinstance(quadric, str) and quadric == "generic":
        values.append(("seed", seed))
    return Query(asked, (ring_of(checked),), tuple(values), ideal_in, (checked.variables,))


def critical_points(
    ideal: Ideal,
    data: Any,
    quadric: Quadric = "unit",
    formulation: Formulation = "automatic",
    seed: int = 1,
    width: Rational | None = None,
    **options: Unpack[Options],
) -> tuple[RealPoint, ...]:
    """Return the real critical points of the squared distance from data to a variety.

    These are all local minima, maxima and saddle points on the smooth part of the variety.  The
    nearest point of the variety is among them, or singular, when the quadric is positive definite.

    Parameters
    ----------
    ideal, data, quadric, formulation, seed
        As for ``critical_ideal``.
    width
        As for ``real_points``: the largest length of an interval.

    Returns
    -------
    tuple of RealPoint
        In disjoint boxes with rational ends that hold one point each, in the lexicographic sequence
        of the points.

    Raises
    ------
    InputError
        As for ``critical_ideal``; and when there are infinitely many critical points, real or not.

    References
    ----------
    As for ``critical_ideal`` and ``real_points``.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> critical_points(Ideal([x**2 + y**2 - 1], [x, y]), [3, 4])
    (RealPoint(x=-3/5, y=-4/5), RealPoint(x=3/5, y=4/5))
    """
    found = critical_ideal(ideal, data, quadric, formulation, seed, **options)
    if (infinite := dimension(found, **options)) > 0:
        raise InputError(
            "critical_points",
            "there must be finitely many critical points, over the complex numbers",
            f"a set of dimension {infinite}",
            "critical_ideal for its equations, other data, or a quadric with a smaller kernel",
        )
    if width is None:
        return real_points(found, **options)
    return real_points(found, width, **options)


def _rational(ideal: Any, asked: str) -> Ideal:
    checked = ideal_argument(ideal, asked)
    if checked.field != QQ:
        came = field_name(checked.field)
        raise InputError(asked, "the field must be QQ", came, "an ideal over QQ")
    return checked


def formulation_argument(value: Any, asked: str) -> Formulation:
    """Return the formulation when it is one."""
    if not isinstance(value, str) or value not in _FORMULATIONS:
        required = f"formulation must be one of {', '.join(map(repr, _FORMULATIONS))}"
        raise InputError(asked, required, shown(value))
    return cast(Formulation, value)
