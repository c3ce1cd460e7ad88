"""Whether a network reaches a function with real parameters, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sympy import Rational

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.provenance import Provenance
from nnag_m2.errors import ReplyError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import RealPoint
from nnag_m2.neuromanifolds.cases import Case, cases
from nnag_m2.neuromanifolds.membership import NOT_IN_SPAN, coordinates_in_span
from nnag_m2.neuromanifolds.real_solutions import SEED, real_solution, solution_in_slices
from nnag_m2.neuromanifolds.setting import Setting

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
class Realization:
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


def realization(manifold: Setting, function: Any) -> Answer[Realization]:
    """Return whether real parameters give a function."""
    point = coordinates_in_span(manifold, function)
    if point is None:
        return _answer(None, "linear span")
    remaining: list[Case] = []
    over_complex_numbers = False
    for case in cases(manifold, point):
        size = 0 if case.ideal is None else dimension(case.ideal)
        if size < 0:
            continue
        over_complex_numbers = True
        found = RealPoint.rational((), ()) if case.ideal is None else None
        if case.ideal is not None:
            found = solution_in_slices(case.ideal, size)
        if found is not None:
            return _answer(_witness(manifold, case, found, point), "parameters")
        if size > 0:
            remaining.append(case)
    for case in remaining:
        found = None if case.ideal is None else real_solution(case.ideal)
        if found is not None:
            return _answer(_witness(manifold, case, found, point), "parameters")
    return _answer(None, "no real point" if over_complex_numbers else "unit ideal")


def _witness(manifold: Setting, case: Case, found: RealPoint, point: Sequence[Rational]) -> Witness:
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
    return Answer(Realization(witness is not None, witness, certificate, reason), provenance)
