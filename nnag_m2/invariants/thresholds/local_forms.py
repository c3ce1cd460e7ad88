"""Thresholds as values, and polynomials around a point without what they make smooth.

Plain Python on sparse polynomials, no engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from sympy import QQ, Integer, Rational
from sympy.polys.rings import PolyElement, PolyRing

from nnag_m2.algebra.fields import new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.calling import checkpoint, steps

Form: TypeAlias = PolyElement[Any]

LARGEST_FORM = 3_000
"""Terms of a polynomial after a substitution; larger ones are slower to make than to do without."""


@dataclass(frozen=True)
class Threshold:
    """A real log canonical threshold or a learning coefficient, or bounds of it.

    Attributes
    ----------
    lower, upper
        Bounds, which are proved; equal where it is known exactly.
    multiplicity
        Where it is known; ``None`` elsewhere.
    reason
        Why it is known, or on what the bounds rest.

    Examples
    --------
    >>> cusp = Threshold(Rational(5, 6), Rational(5, 6), 1, "nondegenerate")
    >>> cusp.is_exact, cusp.value, cusp.multiplicity
    (True, 5/6, 1)
    """

    lower: Rational
    upper: Rational
    multiplicity: int | None
    reason: str

    @property
    def is_exact(self) -> bool:
        """Whether it is known."""
        return bool(self.lower == self.upper)

    @property
    def value(self) -> Rational | None:
        """The number, where it is known, else ``None``."""
        return self.lower if self.is_exact else None

    def moved(self, by: Rational, before: str = "") -> Threshold:
        """Return the threshold with more smooth coordinates, and words before its reason."""
        reason = before + self.reason
        return Threshold(self.lower + by, self.upper + by, self.multiplicity, reason)

    def halved(self) -> Threshold:
        """Return the threshold of the sum of the squares of the generators."""
        return Threshold(self.lower / 2, self.upper / 2, self.multiplicity, self.reason)


def added(parts: Iterable[Threshold], smooth: int) -> Threshold:
    """Return the threshold of a sum of ideals in different coordinates, some of which vanish."""
    listed = list(parts)
    known = [part.multiplicity for part in listed if part.multiplicity is not None]
    multiplicity = 1 + sum(known) - len(known) if len(known) == len(listed) else None
    said = [f"equations for coordinates, solved: {smooth}"] if smooth else []
    reasons = dict.fromkeys([*said, *(part.reason for part in listed)]) or ["the zero ideal"]
    lower = sum((part.lower for part in listed), start=Integer(smooth))
    upper = sum((part.upper for part in listed), start=Integer(smooth))
    return Threshold(lower, upper, multiplicity, "; ".join(reasons))


def around(ideal: Ideal, point: Sequence[Any]) -> list[Form]:
    """Return the generators with a rational point as origin."""
    names = new_symbols("x", len(ideal.variables), ideal.variables)
    ring = PolyRing(names, QQ, "grevlex")
    moved = [x + QQ.convert(p) for x, p in zip(ring.gens, point, strict=True)]
    forms = (ring.from_dict(g.rep.to_dict()) for g in ideal.generators)
    if not any(point):
        return list(forms)
    return [form.compose(list(zip(ring.gens, moved, strict=True))) for form in steps(list(forms))]


def without_smooth(forms: Sequence[Form]) -> tuple[int, list[Form]]:
    """Return how many coordinates could be solved for, and what is left in the others.

    ``f = v u + g``, with ``u`` not zero at the origin and without ``v`` in ``u`` and ``g``, is a
    coordinate in the place of ``v``; in the other generators ``v`` becomes ``-g/u``, times a power
    of ``u``, which is a unit.  The ideal is that of the new coordinates and of the rest.
    """
    solved, rest = 0, reduced(forms)
    while (found := _solvable(rest)) is not None:
        checkpoint()
        f, place = found
        parts = by_degree(f, place)
        others = (other for other in rest if other is not f)
        changed = [_put(other, place, -parts.get(0, f.ring.zero), parts[1]) for other in others]
        if any(len(one) > LARGEST_FORM for one in changed):
            break
        solved, rest = solved + 1, reduced(changed)
    return solved, rest


def reduced(forms: Iterable[Form]) -> list[Form]:
    """Return a basis of the space that forms span, with different lowest monomials."""
    found: list[tuple[tuple[int, ...], Form]] = []
    for form in steps(list(forms)):
        rest = form
        for lowest, other in found:
            if lowest in rest:
                rest = rest - other * (rest[lowest] / other[lowest])
        if rest:
            first = min(rest, key=lambda e: (sum(e), e))
            found = [
                (lowest, one - rest * (one.get(first, 0) / rest[first])) for lowest, one in found
            ]
            found.append((first, rest))
    return [form for _, form in found]


def by_degree(form: Form, place: int) -> dict[int, Form]:
    """Return the coefficients of a form as a polynomial in one coordinate."""
    parts: dict[int, dict[tuple[int, ...], Any]] = {}
    for exponents, c in form.items():
        rest = (*exponents[:place], 0, *exponents[place + 1 :])
        parts.setdefault(exponents[place], {})[rest] = c
    return {power: form.ring.from_dict(terms) for power, terms in parts.items()}


def _solvable(forms: Iterable[Form]) -> tuple[Form, int] | None:
    """Return the shortest form that can be solved for a coordinate, and that coordinate."""
    for form in sorted(forms, key=len):
        for exponents in form:
            if sum(exponents) == 1 and form.degree(place := exponents.index(1)) == 1:
                return form, place
    return None


def _put(form: Form, place: int, top: Form, bottom: Form) -> Form:
    """Return a form with a fraction in the place of a coordinate, without its denominator."""
    parts = by_degree(form, place)
    found, above = form.ring.zero, form.ring.one
    for power in range(max(parts), -1, -1):  # Horner's scheme
        found = found * top + parts.get(power, form.ring.zero) * above
        above *= bottom
    return found


def order(form: Form) -> int:
    """Return the least degree of a term."""
    return min(map(sum, form))


def groups(forms: Sequence[Form]) -> Iterator[list[Form]]:
    """Yield the forms in groups that share no coordinates."""
    left = list(forms)
    while left:
        group, used = [left.pop()], set[int]()
        while True:
            used |= {i for form in group for i, d in enumerate(form.degrees()) if d > 0}
            near = [form for form in left if any(form.degree(i) > 0 for i in used)]
            if not near:
                break
            group += near
            left = [form for form in left if not any(form is other for other in near)]
        yield group


def in_own_coordinates(forms: Sequence[Form]) -> list[Mapping[tuple[int, ...], Fraction]]:
    """Return forms as coefficients by exponents, of those coordinates only that they contain."""
    used = [i for i in range(forms[0].ring.ngens) if any(form.degree(i) > 0 for form in forms)]
    return [{tuple(e[i] for i in used): c for e, c in form.items()} for form in forms]
