"""The real points of an ideal of dimension zero, in boxes that hold one point each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Unpack

from sympy import QQ, Float, Poly, Rational, Symbol

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.fields import exact, field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.computation import Options, Query, RingOf, computation, ring_of
from nnag_m2.errors import InputError, ReplyError
from nnag_m2.invariants.isolation import (
    Coefficients,
    Interval,
    RealRoot,
    grid_cells,
    quotient_on,
    real_roots,
)
from nnag_m2.invariants.reading import expect, ideal_argument, items

_WIDTH = Rational(1, 10**10)
_T = Symbol("T")
# A polynomial that is squarefree modulo one prime is so over QQ; few primes divide a discriminant.
_PRIMES = (2147483647, 2147483629, 2147483587, 2147483579, 2147483563, 2147483549, 2147483543)


@dataclass(frozen=True)
class RealPoint:
    """One real point of a variety, enclosed in a box with rational ends.

    Attributes
    ----------
    variables
        The coordinates' names.
    intervals
        For each coordinate two rationals, ``low <= high``.  They are equal if and only if the
        coordinate is rational, which it is then; else it lies strictly between them.
    """

    variables: tuple[Symbol, ...]
    intervals: tuple[tuple[Rational, Rational], ...]

    @property
    def midpoint(self) -> tuple[Rational, ...]:
        """The middle of the box."""
        return tuple((low + high) / 2 for low, high in self.intervals)

    @property
    def box(self) -> dict[Symbol, tuple[Rational, Rational]]:
        """The interval of each variable."""
        return dict(zip(self.variables, self.intervals, strict=True))

    @property
    def is_rational(self) -> bool:
        """Whether all coordinates are rational: the box is the point itself."""
        return all(low == high for low, high in self.intervals)

    def approximation(self, digits: int = 15) -> tuple[Float, ...]:
        """Return the midpoint in floating point; the box alone says how much of it is right."""
        return tuple(Float(value, digits) for value in self.midpoint)

    def __repr__(self) -> str:
        coordinates = (
            f"{v}={low}" if low == high else f"{v}={Float((low + high) / 2, 10)}"
            for v, (low, high) in zip(self.variables, self.intervals, strict=True)
        )
        return f"RealPoint({', '.join(coordinates)})"


@computation
def real_points(
    ideal: Ideal,
    width: Rational = _WIDTH,
    **options: Unpack[Options],
) -> Query[tuple[RealPoint, ...]]:
    """Return all real points of an ideal of dimension zero, in disjoint boxes with rational ends.

    Parameters
    ----------
    ideal
        Over QQ, with finitely many complex points; it need not be radical.
    width
        An exact positive number, the largest length of an interval; close points get shorter ones.

    Returns
    -------
    tuple of RealPoint
        One for each real point, without multiplicities, in the lexicographic sequence of the
        points; none for the unit ideal.  Coordinates that are rational are found exactly.  All
        else is proved too: each box holds one real point, the boxes are disjoint, and coordinates
        that are equal have equal intervals.  The intervals depend on the points and ``width``
        only, not on generators or engine.

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
    reading = (checked.variables, length)
    return Query("real_points", rings, (("ideal", checked),), _points, reading)


def _points(answer: Any, variables: tuple[Symbol, ...], width: Rational) -> tuple[RealPoint, ...]:
    """Return the points of a rational univariate representation that are real."""
    if answer == ((), (), ()):
        return ()
    univariate, numerators, values = items(answer, 3)
    (f,) = items(univariate, 1)
    tops = [_polynomial(g) for g in items(numerators, len(variables))]
    steps = Fraction(int(width.p), int(width.q))
    roots = real_roots(_integers(_squarefree(f))[0])
    slope = _integers(_polynomial(f).diff())
    cells = [
        grid_cells(_integers(_squarefree(m))[0], steps) if roots else []
        for m in items(values, len(variables))
    ]
    tops_below = [_integers(top) for top in tops]
    places = sorted(
        tuple(_place(root, top, slope, among) for top, among in zip(tops_below, cells, strict=True))
        for root in roots
    )
    return tuple(
        RealPoint(variables, tuple(_ends(among[i]) for i, among in zip(place, cells, strict=True)))
        for place in places
    )


def _place(
    root: RealRoot,
    top: tuple[Coefficients, int],
    slope: tuple[Coefficients, int],
    cells: list[Interval],
) -> int:
    """Return in which of the disjoint intervals a coordinate of the point of a root is."""
    scale = Fraction(slope[1], top[1])
    while True:
        found = quotient_on(top[0], slope[0], root)
        if found is not None:
            low, high = (scale * end for end in found)
            near = [i for i, (a, b) in enumerate(cells) if a <= high and low <= b]
            if len(near) == 1:
                return near[0]
            if not near:
                raise ReplyError("the values of a coordinate do not belong to the points")
        root.refine(2 * max(root.bits, 8))


def _polynomial(value: Any) -> Poly:
    poly = expect(Poly, value)
    if poly.gens != (_T,):
        raise ReplyError(f"a polynomial in {_T} was expected, not {shown(poly)}")
    return poly


def _squarefree(value: Any) -> Poly:
    """Return a polynomial of positive degree all of whose roots are simple."""
    poly = _polynomial(value)
    integers, _ = _integers(poly)
    reduced = (
        Poly(integers[::-1], _T, modulus=p) for p in _PRIMES if integers and integers[-1] % p
    )
    if poly.degree() > 0 and any(q.is_sqf for q in reduced):
        return poly
    raise ReplyError(f"a squarefree polynomial was expected, not {shown(poly)}")


def _integers(poly: Poly) -> tuple[Coefficients, int]:
    """Return integers, the constant term first, and the number that they are to be divided by."""
    numbers = [Rational(c) for c in reversed(poly.all_coeffs())]
    below = lcm(*(int(c.q) for c in numbers))
    return tuple(int(c.p) * (below // int(c.q)) for c in numbers), below


def _ends(interval: Interval) -> tuple[Rational, Rational]:
    low, high = (Rational(end.numerator, end.denominator) for end in interval)
    return low, high
