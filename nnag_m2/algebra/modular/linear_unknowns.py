"""One unknown that occurs linearly, such as a Lagrange multiplier, without its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import QQ, Poly


@dataclass(frozen=True)
class LinearUnknown:
    """Equations ``a_i(x) l + b_i(x) = 0`` for one unknown ``l``.

    Attributes
    ----------
    slopes, constants
        The polynomials ``a_i`` and ``b_i``.
    """

    slopes: tuple[Poly, ...]
    constants: tuple[Poly, ...]

    @classmethod
    def last_of(cls, equations: Sequence[Poly]) -> LinearUnknown | None:
        """Return equations as such for their last variable; nothing for a larger degree in it."""
        parts: list[tuple[Poly, ...]] = []
        for equation in equations:
            by_degree: list[dict[tuple[int, ...], object]] = [{}, {}]
            for exponents, c in equation.terms():
                if exponents[-1] > 1:
                    return None
                by_degree[exponents[-1]][exponents[:-1]] = c
            parts.append(
                tuple(Poly.from_dict(d, *equation.gens[:-1], domain=QQ) for d in by_degree)
            )
        return cls(tuple(a for _, a in parts), tuple(b for b, _ in parts))

    def eliminated(self, i: int) -> list[Poly]:
        """Return what is equivalent where ``a_i`` does not vanish: ``l = -b_i / a_i`` put in."""
        a, b = self.slopes[i], self.constants[i]
        pairs = zip(self.slopes, self.constants, strict=True)
        return [d if c.is_zero else a * d - c * b for j, (c, d) in enumerate(pairs) if j != i]
