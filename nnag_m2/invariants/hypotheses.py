"""What questions need to know of an ideal: that it is radical and equidimensional.

Users hand in whatever cuts out their variety.  One equation loses its multiple factors here.  For
several the script tests the hypotheses, modulo a prime, and asks its question of each component
where they fail, so that the answer is that for the variety in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias, get_args

from sympy import QQ, Poly

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.modular.primes import drawn_primes, random_by
from nnag_m2.algebra.small_ideals import flint_ring
from nnag_m2.algebra.terms import integer_terms
from nnag_m2.asking import Value, ideal_argument
from nnag_m2.errors import InputError, shown

Assumption: TypeAlias = Literal["radical", "equidimensional", "general_fibers", "separable"]
"""What can be said of an ideal, or of a polynomial map, so that it is not tested.

``"general_fibers"``
    All critical points of the closure of a map's image are smooth points of it, and have as many
    points in their fibers as a general point, all off the ramification locus of the map.
``"separable"``
    A map over GF(p) has a differential whose rank at a general point is the dimension of its image.
"""

Assume: TypeAlias = Assumption | Iterable[Assumption]
"""One assumption, or several in a sequence."""

PRIME: tuple[Assumption, ...] = ("radical", "equidimensional")
"""What prime ideals are."""

_MORE_DRAWS = 2**31 - 1  # the modulus of the generator that the scripts draw with


def assumptions(value: Any) -> frozenset[Assumption]:
    """Return what is assumed, checked."""
    listed = (value,) if isinstance(value, str) else value
    words = get_args(Assumption)
    required = f"assume must be among {', '.join(map(repr, words))}, or several of them"
    if not in_sequence(listed):
        raise InputError(required, shown(value))
    found = tuple(listed)
    if not all(isinstance(word, str) and word in words for word in found):
        raise InputError(required, shown(value))
    return frozenset(found)


def without_multiple_factors(ideal: Ideal, assume: Any) -> Ideal:
    """Return an ideal of the same variety: one equation over QQ without multiple factors."""
    if "radical" in assumptions(assume):
        return ideal
    if ideal.field != QQ or len(ideal.generators) != 1 or is_squarefree(ideal.generators[0]):
        return ideal
    return Ideal.of_polys([ideal.generators[0].sqf_part()], ideal.variables, QQ)


def to_be_tested(
    ideal: Ideal, assume: Any, *, prime: bool = False
) -> tuple[tuple[str, Value], ...]:
    """Return what a script needs to test the hypotheses; nothing where they are plain.

    ``draws``, a number that sections are drawn from; ``modulus``, a prime for an ideal over QQ if
    the test is to be made modulo one; ``is_radical`` where that is assumed.  Both are a hash of the
    ideal, so that scripts stay the same and nobody can choose them.  For hypotheses that are not
    plain but assumed, ``assumed``.
    """
    known = assumptions(assume)
    if is_plain(ideal):
        return ()
    if known >= set(PRIME):
        return (("assumed", 1),)
    values: list[tuple[str, Value]] = [number_for_draws(*ideal.generators)]
    if prime and ideal.field == QQ:
        values.append(("modulus", next(drawn_primes(*ideal.generators))))
    if "radical" in known:
        values.append(("is_radical", 1))
    return tuple(values)


def number_for_draws(*polys: Poly) -> tuple[str, int]:
    """Return the value ``draws`` of a script, a hash of polynomials: a number to draw from."""
    return "draws", random_by(*polys).randrange(1, _MORE_DRAWS)


def hypotheses_of(
    ideal: Any, assume: Any, *, prime: bool = False
) -> tuple[Ideal, tuple[tuple[str, Value], ...]]:
    """Return an ideal that was given, without multiple factors, and what is ``to_be_tested``."""
    checked = without_multiple_factors(ideal_argument(ideal), assume)
    return checked, to_be_tested(checked, assume, prime=prime)


def is_plain(ideal: Ideal) -> bool:
    """Return whether an ideal is at once seen to be radical and equidimensional, or the whole ring.

    No equation; one over QQ, of which multiple factors are gone; or only linear ones.
    """
    if len(ideal.generators) <= 1 and ideal.field == QQ:
        return True
    degrees = [poly.total_degree() for poly in ideal.generators]
    return 0 in degrees or all(degree == 1 for degree in degrees)


def unless_unknown(answer: Any, read: Callable[..., Any], reading: tuple[Any, ...] = ()) -> Any:
    """Return what is read in an answer; refuse where the script could not find the components."""
    if answer is False:
        raise InputError(
            "the ideal must be radical and equidimensional where polynomials cannot be factored",
            "an ideal over GF(p) with p above 2^29 that does not pass the tests for it",
            "the ideal over QQ or a smaller field, or assume=('radical', 'equidimensional')",
        )
    return read(answer, *reading)


def is_squarefree(poly: Poly) -> bool:
    """Return whether a polynomial over QQ has no multiple factor."""
    whole = flint_ring(len(poly.gens)).from_dict(integer_terms(poly))
    return all(power == 1 for _, power in whole.factor_squarefree()[1])
