"""Whether a function is in the neurovariety, and whether complex or real parameters give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sympy import Rational

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.asking import Answer, Certainty, Provenance
from nnag_m2.errors import InputError, ReplyError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.isolated_points import dimension_of, isolated_points, likely_dimension
from nnag_m2.invariants.real_solutions import SEED, best, real_solution, solution_in_slices
from nnag_m2.networks.parametrization import outputs_argument
from nnag_m2.neuromanifolds.cases import Case, cases
from nnag_m2.neuromanifolds.equations import implicitized
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

NOT_IN_SPAN = "the function is not in the linear span of the network's functions"

_METHOD = "Groebner bases of the equations for the parameters; equations of the neurovariety"
_NO_PARAMETERS = "the equations for the parameters generate the unit ideal"
Witness: TypeAlias = tuple[Rational, ...] | RealPoint
Certificate: TypeAlias = Literal["parameters", "linear span", "unit ideal", "no real point"]

_SEARCHED = "case distinction by symmetries; real points, and critical points of the distance"
_REASONS: dict[Certificate, str] = {
    "parameters": "these parameters give the function",
    "linear span": NOT_IN_SPAN,
    "unit ideal": "no complex parameters give the function: in each case the equations for the "
    "parameters generate the unit ideal",
    "no real point": "complex parameters give the function, real ones do not: no component of "
    "the solutions has a real point that is nearest to a given one, smooth or singular",
}


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
        if manifold.coordinate_choice == "monomial":
            raise
        # which raises where it is no function
        outputs_argument(function, manifold.network.inputs, manifold.parametrization.outputs)
        return None


def membership(manifold: ParametrizedNetwork, function: Any) -> Answer[Membership]:
    """Return whether a function is in the closure and in the image."""
    point = coordinates_in_span(manifold, function)
    if point is None:
        return _answer((False, False), "proved", NOT_IN_SPAN)
    for case in cases(manifold, point):
        if case.ideal is None or dimension(case.ideal) >= 0:
            listed = ", ".join(f"{p} = {value}" for p, value in case.values)
            reason = f"complex parameters exist, with {listed or 'no further condition'}"
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


def _answer(where: tuple[bool, bool], certainty: Certainty, reason: str) -> Answer[Membership]:
    return Answer(Membership(*where), Provenance(_METHOD, certainty, reason))


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
    found = _of(None, "linear span") if point is None else realization_of(manifold, point)
    return Answer(found, Provenance(_SEARCHED, "proved", found.reason, seed=SEED))


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
    """Return a case, for the coordinates of a function, and a real solution of its equations.

    ``None`` is a proof of there being none.
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
    solution = case.completed(found, manifold.map.parameters)
    if not solution.is_rational:
        return solution
    witness = solution.midpoint
    if manifold.map(*witness) != tuple(point):
        raise ReplyError(f"the parameters {witness} do not give the function")
    return witness


def _of(witness: Witness | None, certificate: Certificate) -> Realization:
    return Realization(witness is not None, witness, certificate, _REASONS[certificate])
