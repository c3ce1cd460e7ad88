"""How the points of an ideal of dimension zero are found, verified and counted.

They are counted modulo a large random prime, whoever finds them; nothing is an answer before the
numbers agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, TypeAlias

from sympy import QQ, Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import drawn_primes, random_by
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.asking.answer import Answer, Certainty, Provenance
from nnag_m2.asking.query import Query, RingOf, Several, Value, ring_of
from nnag_m2.asking.reading import boolean, expect, items
from nnag_m2.calling import steps
from nnag_m2.errors import NnagError, ReplyError, shown
from nnag_m2.invariants.point_candidates import (
    T,
    length,
    lifted,
    modular_points,
    of_residues,
    of_solver,
    rational,
    squarefree,
)
from nnag_m2.invariants.verified_points import multiplicities, real_ones, verified_places

Points: TypeAlias = tuple[RealPoint, ...]
Next: TypeAlias = Answer[Points] | Query[Points] | Several[Points]

_LIFTED, _LIFTED_ALONE = 30, 200
"""At most so many points are lifted: beside msolve, and where it is not installed."""
_SMALL_BITS = 15
"""Of the prime that is lifted from: F4 is fast below 2^15, and a bad prime does no harm there."""
_SEVERAL = 80
"""Primes of 15 bits for numbers of some 1,100 bits; then four times as many, before all over QQ."""
_SHARES = 4
"""Into which these primes are shared: scripts that run side by side."""
_LONG = 2**16
"""Bits of all coefficients; shorter ones are no hindrance to a Groebner basis over QQ."""
_COUNTS = 3
"""Large primes that are tried: one of them is bad with a probability far below a millionth."""


@dataclass(frozen=True)
class PointSearch(TravelsByFields):
    """What is searched, and with which primes: they are drawn by the ideal and the seed.

    The ``width`` is that of the points' boxes, which are disjoint if they shall be ``apart``.  Of
    the coordinates the first ones are ``kept``.  With ``proof`` it must be proved that no point is
    missing.  The large prime is tried so many times (``attempt``).  That there are infinitely many
    points may be ``believed`` modulo two primes; without ``proof`` also that there are none.
    """

    ideal: Ideal
    width: Rational
    kept: int
    proof: bool
    seed: int
    apart: bool = True
    attempt: int = 0
    believed: bool = False

    def modulo_primes(self) -> Query[Points]:
        """Return the question that is asked first where many points are possible."""
        small, large = self.primes
        ways: list[tuple[str, Value]] = [("small", small), ("large", large)]
        ways += [("few", _LIFTED), ("most", _LIFTED_ALONE)]
        ways += [("proof", 1)] * self.proof + [("believed", 1)] * self.believed
        return self._question(ways, from_residues, (self,))

    def over_rationals(self, known: tuple[Any, ...] | None = None) -> Query[Points]:
        """Return the question over QQ.

        With known points, how they were found, and the number of all of them, complex ones
        included, the question is whether there are others.
        """
        ways: list[tuple[str, Value]] = [("large", self.primes[1])]
        ways += [("known", known[2])] if known else []
        return self._question(ways, from_rationals, (self, known))

    def otherwise(self, count: int, asked: int = 0) -> Next:
        """Return the question for so many points, complex ones included, that were not found.

        They are counted without multiplicities, modulo the large prime; so many primes were in
        vain.
        """
        more = 4 * asked or _SEVERAL
        if length(self.ideal) < _LONG or more > _SEVERAL * 4:
            return self.over_rationals()
        several = drawn_primes(*self.ideal.generators, seed=self.seed, bits=_SMALL_BITS)
        shares = [tuple(islice(several, more // _SHARES)) for _ in range(_SHARES)]
        queries = tuple(self._question([("several", share)], items, (3,)) for share in shares)
        return Several(queries, from_several, (self, count, more))

    @cached_property
    def primes(self) -> tuple[int, int]:
        """A small prime to lift from, and a large one to count with; all numbers are units."""
        generators = self.ideal.generators
        large = drawn_primes(*generators, seed=self.seed)
        found = next(islice(large, self.attempt, None))
        try:
            small = next(drawn_primes(*generators, seed=self.seed, bits=_SMALL_BITS))
        except NnagError:  # some number is divisible by all of these
            small = next(large)
        return small, found

    def boxed(self, places: list[AlgebraicPoint]) -> Points:
        """Return points with the wanted coordinates."""
        wanted = [place.first(self.kept) for place in places]
        variables = self.ideal.variables[: self.kept]
        if self.apart:
            points = boxed(variables, wanted, self.width)
        else:
            points = tuple(boxed(variables, [place], self.width)[0] for place in steps(wanted))
        return _different(points)

    def found(self, points: Points, way: str, proved: str = "") -> Answer[Points]:
        """Return points with the reason why there are no others."""
        reason = proved or (
            "all points are verified, and as many, complex ones included, as modulo the last of "
            "the primes, which were drawn at random: there are no others unless it is a bad one"
        )
        certainty: Certainty = "proved" if proved else "probabilistic"
        return Answer(points, Provenance(way, certainty, reason, self.seed, self.primes))

    def _question(
        self, ways: list[tuple[str, Value]], read: Any, reading: tuple[Any, ...]
    ) -> Query[Points]:
        rings = (ring_of(self.ideal), RingOf("S", (T,), QQ))
        draw = random_by(*self.ideal.generators, "form", seed=self.seed)
        form = tuple(draw.randrange(1, self.primes[1]) for _ in self.ideal.variables)
        values = (("ideal", self.ideal), ("form", form), *ways)
        return Query("real_points", rings, values, read, reading)


def _different(points: Points) -> Points:
    """Return each point once, in lexicographic sequence: equal ones have equal boxes."""
    box = attrgetter("intervals")
    alike = [list(group) for _, group in groupby(sorted(points, key=box), key=box)]
    return tuple(p for group in alike for i, p in enumerate(group) if p not in group[:i])


def from_residues(answer: Any, search: PointSearch) -> Next:
    """Return the points over QQ near those modulo a prime, or those of msolve; else a question."""
    if answer == ():
        return search.over_rationals()
    total, different, is_bounded, near, text = items(answer, 5)
    count, size, written = expect(int, different), expect(int, total), expect(str, text)
    if near:
        way = "lifted by Newton's iteration"
        found = lifted(search.ideal, search.primes[0], near, search.kept)
    else:
        way, found = "by msolve", of_solver(search.ideal, written) if written else None
    if search.believed and not count and not search.proof:
        return search.found((), "modulo primes")
    if found is None or found[0] != count:
        return search.otherwise(count)
    points = search.boxed(found[1])
    if boolean(is_bounded) and size == count:
        reason = "there are as many modulo a prime, with multiplicities, and none at infinity"
        return search.found(points, way, reason)
    if search.proof:
        return search.over_rationals((points, way, count) if size == count else None)
    return search.found(points, way)


def from_several(shares: Any, search: PointSearch, count: int, asked: int) -> Next:
    """Return the points over QQ that are those modulo several primes, or another question."""
    is_bounded, total, _ = shares[0]
    n = len(search.ideal.variables)
    answers = [items(one, 4) for _, _, listed in shares for one in expect(tuple, listed)]
    points = [modular_points(expect(int, prime), near, n) for prime, *near in answers]
    places = of_residues(search.ideal, points, count)
    if places is None:
        return search.otherwise(count, asked)
    agree = boolean(is_bounded) and multiplicities(search.ideal, places) == expect(int, total)
    reason = agree * "with multiplicities there are no more modulo a prime, and none at infinity"
    if search.proof and not reason:
        return search.over_rationals()
    return search.found(search.boxed(real_ones(places)), "through several primes", reason)


def from_rationals(
    answer: Any, search: PointSearch, known: tuple[Any, ...] | None
) -> Answer[Points] | Query[Points]:
    """Return the real ones of the points of a rational univariate representation."""
    if len(items(answer, 2, 3)) == 2:
        size, number = (expect(int, n) for n in answer)
        if known is None or not size == number == known[2]:
            raise ReplyError(f"a number of known points was expected, not {shown(answer)}")
        return search.found(known[0], known[1], "a Groebner basis over QQ has no more")
    univariate, numerators, number = answer
    way = "by a Groebner basis and linear algebra over QQ"
    if (univariate, numerators) == ((), ()):
        count, places, reason = 0, list[AlgebraicPoint](), "the ideal is the unit ideal, over QQ"
    else:
        (f,) = items(univariate, 1)
        polynomial = squarefree(f)
        count, reason = polynomial.degree(), "a squarefree polynomial has a root for each point"
        tops = [rational(g) for g in items(numerators, len(search.ideal.variables))]
        verified = verified_places(search.ideal, polynomial, tops)
        if verified is None:
            raise ReplyError("the points of the answer do not satisfy the equations")
        places = verified
    if expect(int, number) == count:
        return search.found(search.boxed(places), way, reason)
    if search.attempt + 1 == _COUNTS:
        raise ReplyError(f"{count} points were found, but there are {number} modulo a prime")
    return replace(search, attempt=search.attempt + 1).over_rationals()
