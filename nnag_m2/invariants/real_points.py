"""The real points of an ideal of dimension zero, in boxes that hold one point each."""

from __future__ import annotations

from typing import Any, Unpack

from flint import fmpq_poly, fmpz_poly
from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.fields import exact, field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.points import RealPoint, boxed
from nnag_m2.algebra.real_numbers import WIDTH, RealAlgebraic, integers
from nnag_m2.computation import Options, Query, RingOf, Value, computation, ring_of
from nnag_m2.errors import InputError, ReplyError
from nnag_m2.invariants.reading import expect, ideal_argument, items

__all__ = ["RealPoint", "real_points"]

_T = Symbol("T")


@computation
def real_points(
    ideal: Ideal,
    width: Rational = WIDTH,
    proof: bool = False,
    **options: Unpack[Options],
) -> Query[tuple[RealPoint, ...]]:
    """Return all real points of an ideal of dimension zero, in disjoint boxes with rational ends.

    Parameters
    ----------
    ideal
        Over QQ, with finitely many complex points; it need not be radical.
    width
        An exact positive number, the largest length of an interval; close points get shorter ones.
    proof
        Whether that no point is missing must be proved, by a Groebner basis over QQ.  Otherwise
        msolve is asked where it is installed and many points are possible, which is much faster.

    Returns
    -------
    tuple of RealPoint
        One for each real point, without multiplicities, in the lexicographic sequence of the
        points; none for the unit ideal.  Coordinates that are rational are found exactly.  All
        points are proved: the equations are verified at each of them over QQ, each box holds one
        of them, the boxes are disjoint, and coordinates that are equal have equal intervals.  The
        intervals depend on the points and ``width`` only, not on generators or engine.  That these
        are all real points is proved as well, unless msolve has found them: it computes modulo
        primes, and reconstructs rational numbers that it checks modulo further primes.

    Raises
    ------
    InputError
        For a field other than QQ, or a width that is not an exact positive number.
    EngineComplaint
        When the ideal has infinitely many complex points, even if few of them are real.

    References
    ----------
    Rouillier: Solving zero-dimensional systems through the rational univariate representation,
    AAECC 9 (1999), theorem 3.1.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> real_points(Ideal([x**2 - 2, 2*y - 1], [x, y]))
    (RealPoint(x=-1.414213562, y=1/2), RealPoint(x=1.414213562, y=1/2))
    >>> real_points(Ideal([x**2 - 2], [x]), Rational(1, 100))[1].intervals
    ((141/100, 71/50),)
    """
    checked = ideal_argument(ideal, "real_points")
    if checked.field != QQ:
        raise InputError(
            "real_points", "the field must be QQ", field_name(checked.field), "an ideal over QQ"
        )
    length = exact(width, "real_points, width")
    if length <= 0:
        raise InputError("real_points", "width must be positive", shown(width), "Rational(1, 1000)")
    rings = (ring_of(checked), RingOf("S", (_T,), QQ))
    reading = (checked, length)
    values: list[tuple[str, Value]] = [("ideal", checked)]
    if proof:
        values.append(("proof", 1))
    return Query("real_points", rings, tuple(values), _points, reading)


def _points(answer: Any, ideal: Ideal, width: Rational) -> tuple[RealPoint, ...]:
    """Return the points of a rational univariate representation that are real."""
    variables = ideal.variables
    if answer == ((), ()):
        return ()
    univariate, numerators = items(answer, 2)
    (f,) = items(univariate, 1)
    polynomial = _squarefree(f)
    slope = _rational(polynomial.diff())
    tops = [_rational(_polynomial(g)) for g in items(numerators, len(variables))]
    roots = RealAlgebraic.roots(polynomial)
    places = [AlgebraicPoint.of(root, tops, slope) for root in roots]
    # conjugate points satisfy the same equations
    conjugates = {place.generator.coefficients: place for place in places}
    if not all(place.vanishes(ideal.generators) for place in conjugates.values()):
        raise ReplyError("the points of the answer do not satisfy the equations")
    return boxed(variables, places, width)


def _polynomial(value: Any) -> Poly:
    poly = expect(Poly, value)
    if poly.gens != (_T,):
        raise ReplyError(f"a polynomial in {_T} was expected, not {shown(poly)}")
    return poly


def _squarefree(value: Any) -> Poly:
    """Return a polynomial of positive degree all of whose roots are simple."""
    poly = _polynomial(value)
    whole = fmpz_poly(list(integers(poly)[0]))
    if poly.degree() > 0 and whole.gcd(whole.derivative()).degree() == 0:
        return poly
    raise ReplyError(f"a squarefree polynomial was expected, not {shown(poly)}")


def _rational(poly: Poly) -> fmpq_poly:
    numbers, below = integers(poly)
    return fmpq_poly(list(numbers)) / below
