"""Whether a function is in the neurovariety, and whether complex parameters give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import QQ, Rational

from nnag_m2.algebra.arguments import in_sequence
from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.fields import as_poly
from nnag_m2.asking import Answer, Certainty, Provenance
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.neuromanifolds.cases import cases
from nnag_m2.neuromanifolds.equations import implicitized
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

NOT_IN_SPAN = "the function is not in the linear span of the network's functions"

_METHOD = "Groebner bases of the equations for the parameters; equations of the neurovariety"
_NO_PARAMETERS = "the equations for the parameters generate the unit ideal"


@dataclass(frozen=True)
class Membership(ShownInParts):
    """Where a function is, over the complex numbers.

    Attributes
    ----------
    in_closure
        Whether it is in the neurovariety, the Zariski closure of the neuromanifold.
    in_image
        Whether complex parameters give it.
    """

    in_closure: bool
    in_image: bool


def coordinates_in_span(
    manifold: ParametrizedNetwork, function: Any
) -> tuple[Rational, ...] | None:
    """Return the coordinates of a function, or ``None`` when it is not in the linear span.

    With monomial coordinates, ``InputError`` says that it is not in the ambient space.
    """
    try:
        return manifold.parametrization.coordinates_of(function)
    except InputError:
        given = list(function) if in_sequence(function) else [function]
        if manifold.coordinate_choice == "monomial":
            raise
        if len(given) != manifold.parametrization.outputs:
            raise
        for output in given:
            as_poly(output, manifold.network.inputs, QQ)
        return None


def membership(manifold: ParametrizedNetwork, function: Any) -> Answer[Membership]:
    """Return whether a function is in the closure and in the image."""
    point = coordinates_in_span(manifold, function)
    if point is None:
        return _answer((False, False), "proved", NOT_IN_SPAN)
    for case in cases(manifold, point):
        if case.ideal is None or dimension(case.ideal) >= 0:
            reason = f"complex parameters exist, with {_shown(case.values)}"
            return _answer((True, True), "proved", reason)
    if manifold.jacobian_rank == manifold.ambient_dimension:
        reason = f"{_NO_PARAMETERS}; the neuromanifold is dense"
        return _answer((True, False), "proved", reason)
    found = implicitized(manifold, None, "automatic", False)
    values = dict(zip(manifold.variables, point, strict=True))
    for equation in found.ideal.exprs:
        if equation.xreplace(values) != 0:
            return _answer((False, False), "proved", f"{equation} does not vanish")
    reason = f"{_NO_PARAMETERS}; all equations vanish: {found.provenance.reason}"
    return _answer((True, False), found.provenance.certainty, reason)


def _shown(values: tuple[tuple[Any, Rational], ...]) -> str:
    return ", ".join(f"{p} = {value}" for p, value in values) or "no further condition"


def _answer(where: tuple[bool, bool], certainty: Certainty, reason: str) -> Answer[Membership]:
    return Answer(Membership(*where), Provenance(_METHOD, certainty, reason))
