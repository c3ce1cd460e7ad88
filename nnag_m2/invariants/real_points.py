"""The real points of an ideal of dimension zero, in boxes that hold one point each."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import TypeVar, Unpack

from sympy import Rational

from nnag_m2.algebra.arguments import flag
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import SEED
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Options, Query, question, rational_ideal
from nnag_m2.errors import EngineComplaint, InputError, shown
from nnag_m2.invariants.point_search import PointSearch

T = TypeVar("T")

_FEW = 16
"""For at most so many possible points all is done over QQ at once, which is proved and as fast."""


@question
def real_points(
    ideal: Ideal,
    width: Rational = WIDTH,
    proof: bool = False,
    multipliers: int = 0,
    seed: int = SEED,
    apart: bool = True,
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
        Whether that no point is missing must be proved, by a Groebner basis over QQ where nothing
        else proves it.  Otherwise it may rest on primes; ``real_points.run(...).provenance`` says
        whether it does, and on which.
    multipliers
        How many of the last variables are left out of the points: those that differ in these only
        are one, as for Lagrange multipliers of dependent gradients.  One that occurs linearly is
        not lifted: its numbers are much longer than those of the points.
    seed
        For other primes: they are drawn from all of 29 bits by the ideal and the seed, so that
        they are the same in each run, and nobody can choose an ideal to suit them.
    apart
        Whether boxes shall be disjoint, and equal coordinates have equal intervals.  For that
        coordinates of different points are compared exactly, which may take longer than all else
        where many coincide.  Otherwise each point has a box of its own: different points may share
        one.

    Returns
    -------
    tuple of RealPoint
        One for each real point, without multiplicities, in the lexicographic sequence of the
        points; none for the unit ideal.  Coordinates that are rational are found exactly.  All
        points are proved: the equations are verified at each of them over QQ, and each box holds
        its point; with ``apart`` no other one, and coordinates that are equal have equal
        intervals.  The
        intervals depend on the points and ``width`` only, not on generators or engine.  That these
        are all real points is proved as well, or rests on primes: see the notes.

    Raises
    ------
    InputError
        For a field other than QQ, a width that is not an exact positive number, as many
        multipliers as variables, or a seed that is no integer.
    EngineComplaint
        When the ideal has infinitely many complex points, even if few of them are real; without
        ``proof`` this may rest on two primes, which the message names.

    Notes
    -----
    All complex points are counted modulo a random prime of 29 bits, and this number must be that of
    the points that are found and verified over QQ: with multiplicities, or, where points are fewer,
    without, as the roots of the minimal polynomial of a random linear form.  They are found over QQ
    when the product of the generators' degrees is at most 16 (theorem of Bezout).  Else simple
    points are lifted by Newton's iteration from points modulo a prime of 15 bits, or computed by
    msolve, when there are more than 30 and it is installed.  Where that does not find them all, as
    it may be with multiple points, and when there seem to be none, a second script is asked: a
    Groebner basis over QQ; or, where numbers are long, for the points modulo 80 primes of 15 bits,
    and then 320.

    That no point is missing is proved by such a basis.  It is proved as well if modulo the prime
    of 15 bits all points are simple, as many as are found, and none is at infinity; or if they are
    as many with multiplicities as the points that are found have tangent directions, and the
    points themselves: over QQ there are not more, and each point counts as often at least.
    Then the large prime is not needed.  Otherwise a point is missed only when that is a bad one:
    when points come together modulo it, or go to infinity.

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
    checked = rational_ideal(ideal)
    length = exact(width, "width")
    if length <= 0:
        raise InputError("width must be positive", shown(width), "Rational(1, 1000)")
    few = isinstance(multipliers, int) and 0 <= multipliers < max(len(checked.variables), 1)
    if not few:
        raise InputError("multipliers must be fewer than the variables", shown(multipliers))
    kept = len(checked.variables) - multipliers
    if not isinstance(seed, int) or isinstance(seed, bool):
        raise InputError("the seed must be an integer", shown(seed))
    search = PointSearch(checked, length, kept, bool(proof), seed, flag(apart, "apart"))
    possible = prod(max(1, g.total_degree()) for g in checked.generators)
    return search.over_rationals() if possible <= _FEW else search.modulo_primes()


def unless_infinite(ask: Callable[[], T]) -> T | None:
    """Return what a question for real points says, ``None`` for infinitely many complex ones."""
    try:
        return ask()
    except EngineComplaint as complaint:
        if "expected a zero-dimensional ideal" in complaint.complaint:
            return None
        raise
