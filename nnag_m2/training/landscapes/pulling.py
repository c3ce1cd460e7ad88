"""Equations for functions in terms of parameters, where they often fall into factors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sympy import QQ, Expr, Poly, Symbol

from nnag_m2.algebra.fields import as_poly
from nnag_m2.algebra.small_ideals import factors_over_rationals
from nnag_m2.algebra.substitution import composed

_TERMS = 500
"""Longer polynomials are left as they are: what they say is in the other equations too."""


def factors_of_pulled(
    equations: Sequence[Poly], coordinates: Mapping[Symbol, Expr], variables: tuple[Symbol, ...]
) -> tuple[Poly, ...] | None:
    """Return the irreducible factors of an equation in which coordinates are put in.

    Parameters
    ----------
    equations
        The first one in coordinates alone that does not vanish on all parameters is taken.
    coordinates
        What the coordinates are, in terms of parameters.
    variables
        Of the factors; all parameters are among them.

    Returns
    -------
    tuple or None
        Polynomials one of which vanishes wherever the equations do, none for a constant; ``None``
        where no equation says anything.
    """
    if not equations:
        return None
    values = [as_poly(coordinates.get(v, v), variables, QQ) for v in equations[0].gens]
    for equation in equations:
        own = (v for v, d in zip(equation.gens, equation.degree_list(), strict=True) if d)
        if all(v in coordinates for v in own):
            pulled = composed(equation, values)
            if not pulled.is_zero and len(pulled.terms()) <= _TERMS:
                return factors_over_rationals(pulled)
    return None
