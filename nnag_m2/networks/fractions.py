"""Networks with reciprocals: their functions as numerators over a common denominator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from flint import fmpq_mat
from sympy import QQ, Expr, Symbol

from nnag_m2.algebra.fields import poly_from_terms
from nnag_m2.networks._ratios import Ratio, over_common_denominator
from nnag_m2.networks.architecture import Architecture
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.symmetries import fresh_symbol

Terms = dict[tuple[int, ...], Fraction]


def fraction_model(network: Architecture) -> ParametricModel:
    """Return the numerators of a network's outputs, then their least common denominator."""
    symbols = (*network.parameters, *network.inputs)
    size = network.parameter_count
    generators = Ratio.generators(len(symbols))
    outputs = network._applied(generators[:size], generators[size:])
    ratios = [generators[0].quotient(output) for output in outputs]
    terms = over_common_denominator(ratios)
    exprs = [_expression(poly, symbols) for poly in terms]
    if _scales(terms, size):
        return ParametricModel(exprs, network.inputs, network.parameters)
    factor = fresh_symbol(symbols)
    scaled = [factor * expr for expr in exprs]
    return ParametricModel(scaled, network.inputs, (*network.parameters, factor))


def _expression(terms: Terms, symbols: Sequence[Symbol]) -> Expr:
    exact: dict[Any, Any] = {e: QQ(c.numerator, c.denominator) for e, c in terms.items()}
    return poly_from_terms(exact, tuple(symbols), QQ).as_expr()


def _scales(terms: Sequence[Terms], size: int) -> bool:
    """Return whether a scaling of parameters multiplies all coefficients by one factor.

    It does if weights of the parameters give 1 for each monomial in them.
    """
    found = sorted({exponents[:size] for poly in terms for exponents in poly})
    rows = [[int(e) for e in exponents] for exponents in found]
    behind = [[*row, 1] for row in rows]
    return bool(fmpq_mat(rows).rank() == fmpq_mat(behind).rank())
