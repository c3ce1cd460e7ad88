"""The real points of an ideal of dimension zero, in boxes that hold one point each."""

from __future__ import annotations

from itertools import islice
from math import prod
from typing import Any, Unpack

from flint import fmpq_poly, fmpz_poly
from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.fields import exact, field_name
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.lifting import ModularPoints, liftings
from nnag_m2.algebra.linear_unknowns import LinearUnknown
from nnag_m2.algebra.modular import primes
from nnag_m2.algebra.points import RealPoint, boxed
from nnag_m2.algebra.real_numbers import WIDTH, RealAlgebraic, integers, primitive
from nnag_m2.algebra.terms import whole
from nnag_m2.asking.context import Options
from nnag_m2.asking.query import Query, RingOf, Value, ring_of
from nnag_m2.asking.question import question
from nnag_m2.asking.reading import expect, ideal_argument, items
from nnag_m2.errors import EngineComplaint, InputError, ReplyError

__all__ = ["RealPoint", "real_points"]

_T = Symbol("T")
_FEW = 100
_MOST = 200
_LARGEST = 2**15
_ATTEMPTS = 3


@question
def real_points(
    ideal: Ideal,
    width: Rational = WIDTH,
    proof: bool = False,
    multipliers: int = 0,
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
        Whether that no point is missing must be proved, by a Groebner basis over QQ.  Otherwise,
        where many points are possible, they are computed modulo a prime and lifted, which is much
        faster.
    multipliers
        How many of the last variables are left out of the points.  It is assumed that no two points
        differ in these only, as for Lagrange multipliers of independent gradients.  One that occurs
        linearly is not lifted: its numbers are much longer than those of the points.

    Returns
    -------
    tuple of RealPoint
        One for each real point, without multiplicities, in the lexicographic sequence of the
        points; none for the unit ideal.  Coordinates that are rational are found exactly.  All
        points are proved: the equations are verified at each of them over QQ, each box holds one
        of them, the boxes are disjoint, and coordinates that are equal have equal intervals.  The
        intervals depend on the points and ``width`` only, not on generators or engine.  That these
        are all real points is proved as well, unless they are lifted: see the notes.

    Raises
    ------
    InputError
        For a field other than QQ, a width that is not an exact positive number, or as many
        multipliers as variables.
    EngineComplaint
        When the ideal has infinitely many complex points, even if few of them are real.

    Notes
    -----
    When the product of the generators' degrees is at most 100 (theorem of Bezout), or with
    ``proof``, the script prints the points over QQ.  Else it prints them modulo a prime of 15 bits,
    the largest that divides no number of the ideal, when all are simple, at most 200, and as many
    as modulo the next prime; Newton's iteration lifts them to QQ.  A point is missed only when each
    of the two primes divides a denominator in all its conjugates.  In other cases a second script
    is asked: msolve where it is installed, which computes modulo primes and checks modulo further
    ones, or else a Groebner basis over QQ.

    References
    ----------
    Rouillier: Solving zero-dimensional systems through the rational univariate representation,
    AAECC 9 (1999), theorem 3.1; Giusti, Lecerf, Salvy: A Groebner free alternative for polynomial
    system solving, J. Complexity 17 (2001), section 4.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> real_points(Ideal([x**2 - 2, 2*y - 1], [x, y]))
    (RealPoint(x=-1.414213562, y=1/2), RealPoint(x=1.414213562, y=1/2))
    >>> real_points(Ideal([x**2 - 2], [x]), Rational(1, 100))[1].intervals
    ((141/100, 71/50),)
    """
    checked = ideal_argument(ideal)
    if checked.field != QQ:
        raise InputError("the field must be QQ", field_name(checked.field), "an ideal over QQ")
    length = exact(width, "width")
    if length <= 0:
        raise InputError("width must be positive", shown(width), "Rational(1, 1000)")
    few = isinstance(multipliers, int) and 0 <= multipliers < max(len(checked.variables), 1)
    if not few:
        raise InputError("multipliers must be fewer than the variables", shown(multipliers))
    kept = len(checked.variables) - multipliers
    possible = prod(max(1, g.total_degree()) for g in checked.generators)
    if proof or possible <= _FEW:
        return _question(checked, length, kept, ("proof", 1))
    numbers = prod(abs(c) for g in checked.generators for c in whole(g).values())
    chosen = tuple(islice((p for p in primes(_LARGEST) if numbers % p), 2))
    ways = ("primes", chosen), ("most", _MOST)
    return _question(checked, length, kept, *ways, read=_lifted_points)


def are_infinitely_many(complaint: EngineComplaint) -> bool:
    """Return whether ``real_points`` failed since there are infinitely many complex points."""
    return "expected a zero-dimensional ideal" in complaint.complaint


def _question(
    ideal: Ideal,
    width: Rational,
    kept: int,
    *ways: tuple[str, Value],
    read: Any = None,
) -> Query[tuple[RealPoint, ...]]:
    rings = (ring_of(ideal), RingOf("S", (_T,), QQ))
    values: tuple[tuple[str, Value], ...] = (("ideal", ideal), *ways)
    return Query("real_points", rings, values, read or _points, (ideal, width, kept))


def _lifted_points(
    answer: Any, ideal: Ideal, width: Rational, kept: int
) -> tuple[RealPoint, ...] | Query[tuple[RealPoint, ...]]:
    """Return the real points over QQ near those modulo a prime; else the question over QQ."""
    if answer == ():
        return _question(ideal, width, kept)
    prime, form, univariate, values = items(answer, 4)
    if (form, univariate, values) == ((), (), ()):
        return ()
    (f,) = items(univariate, 1)
    n = len(ideal.variables)
    points = ModularPoints(
        expect(int, prime),
        tuple(expect(int, c) for c in items(form, n)),
        _residues(f),
        tuple(_residues(v) for v in items(values, n)),
    )
    equations = [whole(g) for g in ideal.generators]
    unknown = LinearUnknown.last_of(ideal.generators) if kept == n - 1 else None
    for candidate in islice(liftings(points, equations, kept if unknown else n), _ATTEMPTS):
        places = _places(ideal, *candidate, unknown)
        if places is not None:
            return boxed(ideal.variables[:kept], [p.first(kept) for p in places], width)
    return _question(ideal, width, kept)


def _points(answer: Any, ideal: Ideal, width: Rational, kept: int) -> tuple[RealPoint, ...]:
    """Return the points of a rational univariate representation that are real."""
    if answer == ((), ()):
        return ()
    univariate, numerators = items(answer, 2)
    (f,) = items(univariate, 1)
    polynomial = _squarefree(f)
    tops = [_rational(_polynomial(g)) for g in items(numerators, len(ideal.variables))]
    places = _places(ideal, polynomial, tops)
    if places is None:
        raise ReplyError("the points of the answer do not satisfy the equations")
    return boxed(ideal.variables[:kept], [place.first(kept) for place in places], width)


def _places(
    ideal: Ideal, f: fmpz_poly, tops: list[fmpq_poly], unknown: LinearUnknown | None = None
) -> list[AlgebraicPoint] | None:
    """Return the real ones of the points ``x_i = tops[i](t) / f'(t)``, where ``f(t) = 0``.

    The last variable may be an unknown without a value.  ``None`` when the equations do not vanish
    at all points, real or not.
    """
    slope = fmpq_poly(f.derivative())
    places: list[AlgebraicPoint] = []
    for factor, _ in f.factor()[1]:
        # conjugate points, real or not, satisfy the same equations
        conjugate = AlgebraicPoint.of(RealAlgebraic(primitive(factor), 0), tops, slope)
        equations = ideal.generators if unknown is None else _left(unknown, conjugate)
        if equations is None or not conjugate.vanishes(equations):
            return None
        roots = RealAlgebraic.roots_of(conjugate.generator.coefficients)
        places += [AlgebraicPoint(root, conjugate.tops, conjugate.below) for root in roots]
    return places


def _left(unknown: LinearUnknown, place: AlgebraicPoint) -> list[Poly] | None:
    """Return the equations with the value of the unknown at a point, if it is determined there."""
    slopes = enumerate(unknown.slopes)
    # what does not vanish at a point vanishes at none of its conjugates
    regular = (i for i, a in slopes if not a.is_zero and not place.vanishes([a]))
    i = next(regular, None)
    return None if i is None else unknown.eliminated(i)


def _polynomial(value: Any) -> Poly:
    poly = expect(Poly, value)
    if poly.gens != (_T,):
        raise ReplyError(f"a polynomial in {_T} was expected, not {shown(poly)}")
    return poly


def _residues(value: Any) -> tuple[int, ...]:
    """Return the coefficients of a polynomial, which are integers, the constant term first."""
    numbers, below = integers(_polynomial(value))
    if below > 1:
        raise ReplyError(f"integers were expected, not {shown(value)}")
    return numbers


def _squarefree(value: Any) -> fmpz_poly:
    """Return a polynomial of positive degree all of whose roots are simple."""
    poly = _polynomial(value)
    f = fmpz_poly(list(integers(poly)[0]))
    if f.degree() > 0 and f.gcd(f.derivative()).degree() == 0:
        return f
    raise ReplyError(f"a squarefree polynomial was expected, not {shown(poly)}")


def _rational(poly: Poly) -> fmpq_poly:
    numbers, below = integers(poly)
    return fmpq_poly(list(numbers)) / below
