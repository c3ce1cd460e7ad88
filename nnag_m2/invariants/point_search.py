"""How the points of an ideal of dimension zero are found, verified and counted.

They are counted modulo a large random prime, whoever finds them; nothing is an answer before the
numbers agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeAlias

from flint import fmpq_poly, fmpz_poly
from sympy import QQ, Poly, Rational, Symbol

from nnag_m2.algebra.arguments import shown
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.lifting import ModularPoints, liftings
from nnag_m2.algebra.modular.linear_unknowns import LinearUnknown
from nnag_m2.algebra.modular.primes import drawn_primes, random_by
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.points import RealPoint, boxed
from nnag_m2.algebra.real.real_numbers import integers
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.asking.answer import Answer
from nnag_m2.asking.provenance import Certainty, Provenance
from nnag_m2.asking.query import Query, RingOf, Value, ring_of
from nnag_m2.asking.reading import boolean, expect, items
from nnag_m2.engine.msolve import parametrization
from nnag_m2.errors import NnagError, ReplyError
from nnag_m2.invariants.verified_points import is_separating, verified_places

Points: TypeAlias = tuple[RealPoint, ...]

_T = Symbol("T")
_LIFTED, _LIFTED_ALONE = 30, 200
"""At most so many points are lifted: beside msolve, and where it is not installed."""
_SMALL_BITS = 15
"""Of the prime that is lifted from: F4 is fast below 2^15, and a bad prime does no harm there."""
_LIFTINGS = 3
"""Candidates that are verified before other ways are tried: the first is right but for bad luck."""
_COUNTS = 3
"""Large primes that are tried: one of them is bad with a probability far below a millionth."""


@dataclass(frozen=True)
class PointSearch:
    """What is searched, and with which primes.

    Attributes
    ----------
    ideal
        Over QQ.
    width
        Of the points' boxes.
    kept
        How many of the coordinates, the first ones, are wanted.
    proof
        Whether it must be proved that no point is missing.
    seed
        Primes are drawn by the ideal and this.
    attempt
        The number of the large prime.
    """

    ideal: Ideal
    width: Rational
    kept: int
    proof: bool
    seed: int
    attempt: int = 0

    def modulo_primes(self) -> Query[Points]:
        """Return the question that is asked first where many points are possible."""
        small, large = self.primes
        ways: list[tuple[str, Value]] = [("small", small), ("large", large)]
        ways += [("few", _LIFTED), ("most", _LIFTED_ALONE)]
        return self._question([*ways, *[("proof", 1)] * self.proof], from_residues, (self,))

    def over_rationals(self, known: tuple[Any, ...] | None = None) -> Query[Points]:
        """Return the question over QQ.

        Parameters
        ----------
        known
            The points that are known, how they were found, and the number of all of them, complex
            ones included: the question is whether there are others then.
        """
        ways: list[tuple[str, Value]] = [("large", self.primes[1])]
        ways += [("known", known[2])] if known else []
        return self._question(ways, from_rationals, (self, known))

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
        return boxed(self.ideal.variables[: self.kept], wanted, self.width)

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
        rings = (ring_of(self.ideal), RingOf("S", (_T,), QQ))
        draw = random_by(*self.ideal.generators, "form", seed=self.seed)
        form = tuple(draw.randrange(1, self.primes[1]) for _ in self.ideal.variables)
        values = (("ideal", self.ideal), ("form", form), *ways)
        return Query("real_points", rings, values, read, reading)

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def from_residues(answer: Any, search: PointSearch) -> Answer[Points] | Query[Points]:
    """Return the points over QQ near those modulo a prime, or those of msolve; else a question."""
    if answer == ():
        return search.over_rationals()
    total, different, is_bounded, near, *solved = items(answer, 4, 5)
    count, size = expect(int, different), expect(int, total)
    written = expect(str, solved[0]) if solved else ""
    if near:
        way, found = "lifted by Newton's iteration", _lifted(near, search)
    else:
        way, found = "by msolve", _of_solver(written, search) if written else None
    if found is None or found[0] != count:
        return search.over_rationals()
    points = search.boxed(found[1])
    if boolean(is_bounded) and size == count:
        reason = "there are as many modulo a prime, with multiplicities, and none at infinity"
        return search.found(points, way, reason)
    if search.proof:
        return search.over_rationals((points, way, count) if size == count else None)
    return search.found(points, way)


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
        count, places = 0, list[AlgebraicPoint]()
        reason = "the ideal is the unit ideal, over QQ"
    else:
        (f,) = items(univariate, 1)
        polynomial = _squarefree(f)
        count, reason = polynomial.degree(), "a squarefree polynomial has a root for each point"
        tops = [_rational(_polynomial(g)) for g in items(numerators, len(search.ideal.variables))]
        verified = verified_places(search.ideal, polynomial, tops)
        if verified is None:
            raise ReplyError("the points of the answer do not satisfy the equations")
        places = verified
    if expect(int, number) == count:
        return search.found(search.boxed(places), way, reason)
    if search.attempt + 1 == _COUNTS:
        raise ReplyError(f"{count} points were found, but there are {number} modulo a prime")
    return replace(search, attempt=search.attempt + 1).over_rationals()


def _lifted(near: Any, search: PointSearch) -> tuple[int, list[AlgebraicPoint]] | None:
    """Return the number of points near those modulo a prime, and the real ones of them."""
    ideal, n = search.ideal, len(search.ideal.variables)
    form, univariate, values = items(near, 3)
    (f,) = items(univariate, 1)
    points = ModularPoints(
        search.primes[0],
        tuple(expect(int, c) for c in items(form, n)),
        _residues(f),
        tuple(_residues(v) for v in items(values, n)),
    )
    equations = [integer_terms(g) for g in ideal.generators]
    unknown = LinearUnknown.last_of(ideal.generators) if search.kept == n - 1 else None
    wanted = search.kept if unknown else n
    for polynomial, tops in islice(liftings(points, equations, wanted), _LIFTINGS):
        # points that differ modulo the prime do so over QQ
        places = verified_places(ideal, polynomial, tops, unknown)
        if places is not None:
            return polynomial.degree(), places
    return None


def _of_solver(text: str, search: PointSearch) -> tuple[int, list[AlgebraicPoint]] | None:
    """Return the number of points that msolve finds, and the real ones of them."""
    found = parametrization(text, len(search.ideal.variables))
    if found is None or found.f.gcd(found.f.derivative()).degree() > 0:
        return None
    if not is_separating(found.f, found.tops, found.form):
        return None
    places = verified_places(search.ideal, found.f, found.tops)
    return None if places is None else (found.f.degree(), places)


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
