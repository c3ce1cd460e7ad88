"""A proven bound for the largest absolute value of a function on an interval.

Interval arithmetic encloses Taylor expansions on subintervals, and the subinterval with the worst
bound is halved until the bound is close to a value that is attained.  A function with cases, such
as ``Max(t, 0)``, is bounded case by case: at each point it equals one of them, so that wherever a
condition cannot be decided all open cases count.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import heappop, heappush
from itertools import accumulate
from math import inf

from sympy import Expr, Piecewise, Symbol, cosh, diff, exp, expand, piecewise_fold, sinh, tanh
from sympy.logic.boolalg import Boolean, BooleanTrue

from nnag_m2.networks._intervals import Intervals, Unbounded, largest, least

# of the Taylor form on an interval: higher ones are longer to write and no sharper
_ORDER = 5
# bisections; a few hundred are usual
_STEPS = 20_000
# the bound is at most one percent larger than an error that is reached
_CLOSE = 1.01
# an error below the rounding of the coefficients
_NEGLIGIBLE = 2.0**-70
# share of the interval below which bisection has lost its sense
_SMALLEST = Fraction(1, 2**80)


def supremum_bound(error: Expr, variable: Symbol, interval: tuple[Fraction, Fraction]) -> Fraction:
    """Return a number that no absolute value of a function of a real variable exceeds.

    It is at most one percent above the largest absolute value, or negligible.

    Raises
    ------
    Unbounded
        For other functions than ``polynomial_activation`` lists, and where the function is not
        bounded or not defined.
    """
    return _Search(error, Intervals(variable)).bound(*interval)


class _Search:
    """Branch and bound for the largest absolute value."""

    def __init__(self, error: Expr, arithmetic: Intervals) -> None:
        self.arithmetic = arithmetic
        folded = piecewise_fold(_in_known_functions(error).rewrite(Piecewise))
        pairs = folded.args if isinstance(folded, Piecewise) else [(folded, BooleanTrue())]
        variables = [arithmetic.variable] * _ORDER
        self.cases: list[tuple[Boolean, list[Expr]]] = [
            # a function and its derivatives, up to the order of the expansions
            (condition, list(accumulate(variables, diff, initial=_prepared(case))))
            for case, condition in pairs
        ]

    def bound(self, left: Fraction, right: Fraction) -> Fraction:
        """Return the bound on an interval."""
        reached = max(self._attained(end) for end in (left, right))
        heap: list[tuple[float, Fraction, Fraction]] = []
        smallest = (right - left) * _SMALLEST
        self._push(heap, left, right)
        for _ in range(_STEPS):
            worst, left, right = heappop(heap)
            middle = (left + right) / 2
            reached = max(reached, self._attained(middle))
            if inf > -worst <= max(_CLOSE * reached, _NEGLIGIBLE):
                return Fraction(-worst)
            if right - left < smallest:
                break
            self._push(heap, left, middle)
            self._push(heap, middle, right)
        raise Unbounded(f"one that seems infinite or undefined near {float(left):.6g}")

    def _push(
        self, heap: list[tuple[float, Fraction, Fraction]], left: Fraction, right: Fraction
    ) -> None:
        hull = self.arithmetic.hull(left, right)
        bounds = (self._above(case, left, right) for case in self._open(hull))
        heappush(heap, (-max(bounds, default=0.0), left, right))

    def _attained(self, point: Fraction) -> float:
        """Return a number below the absolute value at a point."""
        place = self.arithmetic.hull(point, point)
        values = (self.arithmetic.value(case[0], place) for case in self._open(place))
        return min(map(least, values), default=0.0)

    def _open(self, place: object) -> Iterator[list[Expr]]:
        """Return the cases that may be in force somewhere on an interval."""
        for condition, case in self.cases:
            decided = self.arithmetic.truth(condition, place)
            if decided is not False:
                yield case
            if decided:
                return

    def _above(self, case: list[Expr], left: Fraction, right: Fraction) -> float:
        """Return a number above the absolute values of a case on an interval."""
        a = self.arithmetic
        hull, middle = a.hull(left, right), a.hull((left + right) / 2, (left + right) / 2)
        at_hull, at_middle = dict[Expr, object](), dict[Expr, object]()
        plain = largest(a.value(case[0], hull, at_hull))
        total, factor = 0, 1
        for order, derivative in enumerate(case[:-1], 1):
            total = a.value(derivative, middle, at_middle) * factor + total
            factor = (hull - middle) * factor / order
        return min(plain, largest(a.value(case[-1], hull, at_hull) * factor + total))


def _in_known_functions(error: Expr) -> Expr:
    """Return an error in functions that interval arithmetic knows."""
    error = error.replace(tanh, lambda u: 1 - 2 / (exp(2 * u) + 1))
    error = error.replace(cosh, lambda u: (exp(u) + exp(-u)) / 2)
    return error.replace(sinh, lambda u: (exp(u) - exp(-u)) / 2)


def _prepared(case: Expr) -> Expr:
    """Return a case; a polynomial is expanded, so that nothing is left where it is exact."""
    if case.has(Piecewise):
        raise Unbounded(f"no bounds are known for {case}")
    return expand(case) if case.is_polynomial() else case
