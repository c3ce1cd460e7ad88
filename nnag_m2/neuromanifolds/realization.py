"""Whether a network reaches a function with real parameters, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sympy import Rational

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Answer, Provenance
from nnag_m2.errors import ReplyError
from nnag_m2.invariants.isolated_points import dimension_of, isolated_points, likely_dimension
from nnag_m2.invariants.real_points import RealPoint
from nnag_m2.invariants.real_solutions import SEED, best, real_solution, solution_in_slices
from nnag_m2.neuromanifolds.cases import Case, cases
from nnag_m2.neuromanifolds.membership import NOT_IN_SPAN, coordinates_in_span
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

Witness: TypeAlias = tuple[Rational, ...] | RealPoint
Certificate: TypeAlias = Literal["parameters", "linear span", "unit ideal", "no real point"]

_METHOD = "case distinction by symmetries; real points, and critical points of the distance"
_REASONS: dict[Certificate, str] = {
    "parameters": "these parameters give the function",
    "linear span": NOT_IN_SPAN,
    "unit ideal": "no complex parameters give the function: in each case the equations for the "
    "parameters generate the unit ideal",
    "no real point": "complex parameters give the function, real ones do not: no component of "
    "the solutions has a real point that is nearest to a given one, smooth or singular",
}


@dataclass(frozen=True)
class Realization(ShownInParts):
    """Whether real parameters give a function, with a witness or a certificate.

    Attributes
    ----------
    realized
        The answer.
    witness
        Real parameters that give the function: exact rationals, in the sequence of the network's
        parameters; or a ``RealPoint``, a box that contains one real solution of the equations for
        the parameters in each case; ``None`` when there are none.
    certificate
        ``"parameters"``: the witness.  ``"linear span"``: the function is outside of it.
        ``"unit ideal"``: not even complex parameters give it.  ``"no real point"``: only
        parameters that are not real do.
    reason
        The same in words.
    """

    realized: bool
    witness: Witness | None
    certificate: Certificate
    reason: str


def realization(manifold: ParametrizedNetwork, function: Any) -> Answer[Realization]:
    """Return whether real parameters give a function."""
    point = coordinates_in_span(manifold, function)
    if point is None:
        return _answer(None, "linear span")
    found = realization_of(manifold, point)
    return _answer(found.witness, found.certificate)


def realization_of(manifold: ParametrizedNetwork, point: Sequence[Rational]) -> Realization:
    """Return whether real parameters give the function with these coordinates."""
    if (found := parameters_in_cases(manifold, point)) is not None:
        return _of(_witness(manifold, *found, point), "parameters")
    ideals = (case.ideal for case in cases(manifold, point))
    over_complex_numbers = any(i is None or dimension_of(i) >= 0 for i in ideals)
    return _of(None, "no real point" if over_complex_numbers else "unit ideal")


def parameters_in_cases(
    manifold: ParametrizedNetwork, point: Sequence[Rational]
) -> tuple[Case, RealPoint] | None:
    """Return a case and a real solution of its equations; ``None`` is a proof of there being none.

    Parameters
    ----------
    manifold
        The neuromanifold.
    point
        The coordinates of a function.
    """
    remaining: list[tuple[Case, Ideal]] = []
    for case in cases(manifold, point):
        if case.ideal is None:
            return case, RealPoint.rational((), ())
        points = isolated_points(case.ideal, proof=True)
        if points is None:
            remaining.append((case, case.ideal))
            found = solution_in_slices(case.ideal, likely_dimension(case.ideal))
        else:
            found = best(points)
        if found is not None:
            return case, found
    for case, ideal in remaining:
        if (found := real_solution(ideal)) is not None:
            return case, found
    return None


def _witness(
    manifold: ParametrizedNetwork, case: Case, found: RealPoint, point: Sequence[Rational]
) -> Witness:
    """Return all parameters; rational ones are put in."""
    parameters = manifold.map.parameters
    known = dict(case.values)
    solution = found.image(parameters, [known.get(p, p) for p in parameters])
    if not solution.is_rational:
        return solution
    witness = solution.midpoint
    if manifold.map(*witness) != tuple(point):
        raise ReplyError(f"the parameters {witness} do not give the function")
    return witness


def _answer(witness: Witness | None, certificate: Certificate) -> Answer[Realization]:
    reason = _REASONS[certificate]
    provenance = Provenance(_METHOD, "proved", reason, seed=SEED)
    return Answer(_of(witness, certificate), provenance)


def _of(witness: Witness | None, certificate: Certificate) -> Realization:
    return Realization(witness is not None, witness, certificate, _REASONS[certificate])
