"""Networks with reciprocals: their functions as numerators over a common denominator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from flint import Ordering, fmpq_mat, fmpq_mpoly, fmpq_mpoly_ctx
from sympy import QQ

from nnag_m2.algebra.exact_numbers import flint_of, into_field
from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.symmetries import fresh_symbol

_LONGEST = 100_000
"""Terms of a numerator or denominator: products of longer ones take minutes."""
Terms: TypeAlias = dict[tuple[int, ...], Any]


class Ratio:
    """A quotient of two polynomials without a common factor."""

    def __init__(self, top: fmpq_mpoly, bottom: fmpq_mpoly) -> None:
        checkpoint()
        self.top, self.bottom = top, bottom
        if max(len(top), len(bottom)) > _LONGEST:
            required = f"numerators and denominators have at most {_LONGEST:,} terms"
            raise InputError(required, "more", "smaller widths")

    @classmethod
    def generators(cls, count: int) -> list[Ratio]:
        """Return the variables of a ring as quotients."""
        names = tuple(f"x{i}" for i in range(count))
        ring = fmpq_mpoly_ctx.get(names, Ordering.lex)
        one = ring.constant(1)
        return [cls(variable, one) for variable in ring.gens()]

    def quotient(self, other: Any) -> Ratio:
        """Return a rational number, or a quotient, as a quotient in the same ring."""
        if isinstance(other, Ratio):
            return other
        ring = self.top.context()
        return Ratio(ring.constant(flint_of(other)), ring.constant(1))

    def _cancelled(self, top: fmpq_mpoly, bottom: fmpq_mpoly) -> Ratio:
        common = top.gcd(bottom)
        return Ratio(top // common, bottom // common)

    def __add__(self, other: Any) -> Ratio:
        more = self.quotient(other)
        common = self.bottom.gcd(more.bottom)
        mine, theirs = self.bottom // common, more.bottom // common
        return self._cancelled(self.top * theirs + more.top * mine, mine * more.bottom)

    def __mul__(self, other: Any) -> Ratio:
        more = self.quotient(other)
        return self._cancelled(self.top * more.top, self.bottom * more.bottom)

    __radd__, __rmul__ = __add__, __mul__

    def __rtruediv__(self, other: Any) -> Ratio:
        return self.quotient(other) * self.inverse()

    def __pow__(self, exponent: int) -> Ratio:
        if exponent < 0:
            return self.inverse() ** -exponent
        return Ratio(self.top**exponent, self.bottom**exponent)

    def inverse(self) -> Ratio:
        """Return the inverse.

        Raises
        ------
        InputError
            For zero.
        """
        if not self.top:
            raise InputError("denominators must not vanish everywhere", "0")
        return Ratio(self.bottom, self.top)


def over_common_denominator(ratios: Sequence[Ratio]) -> list[Terms]:
    """Return the terms of numerators and, last, of their least common denominator.

    They have no factor in common; the largest term of the denominator, the first variable first,
    has the coefficient 1.
    """
    bottom = ratios[0].bottom
    for ratio in ratios[1:]:
        bottom = bottom * (ratio.bottom // bottom.gcd(ratio.bottom))
    leading = bottom.leading_coefficient()
    polys = [ratio.top * (bottom // ratio.bottom) for ratio in ratios] + [bottom]
    return [
        {tuple(map(int, e)): into_field(c, QQ) for e, c in (poly / leading).to_dict().items()}
        for poly in polys
    ]


def fraction_model(network: Architecture) -> ParametricModel:
    """Return the numerators of a network's outputs, then their least common denominator."""
    symbols = (*network.parameters, *network.inputs)
    size = network.parameter_count
    generators = Ratio.generators(len(symbols))
    outputs = network._applied(generators[:size], generators[size:])
    ratios = [generators[0].quotient(output) for output in outputs]
    terms = over_common_denominator(ratios)
    exprs = [poly_from_terms(poly, symbols, QQ).as_expr() for poly in terms]
    if _scales(terms, size):
        return ParametricModel(exprs, network.inputs, network.parameters)
    factor = fresh_symbol(symbols)
    scaled = [factor * expr for expr in exprs]
    return ParametricModel(scaled, network.inputs, (*network.parameters, factor))


def _scales(terms: Sequence[Terms], size: int) -> bool:
    """Return whether a scaling of parameters multiplies all coefficients by one factor.

    It does if weights of the parameters give 1 for each monomial in them.
    """
    found = sorted({exponents[:size] for poly in terms for exponents in poly})
    rows = [[int(e) for e in exponents] for exponents in found]
    behind = [[*row, 1] for row in rows]
    return bool(fmpq_mat(rows).rank() == fmpq_mat(behind).rank())
