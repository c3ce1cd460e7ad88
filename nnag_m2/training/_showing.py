"""Training problems as text and as LaTeX."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Add, Expr, Rational, latex

from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.real.reading import decimal, is_short
from nnag_m2.networks.parametrization import Parametrization
from nnag_m2.training.network_loss import NetworkLoss

# rows of a matrix that a notebook shows in full
_SHOWN_SIZE = 6
# numbers up to 12 digits are still read
_SHOWN_NUMBER = 10**12


def summary(problem: NetworkLoss) -> str:
    """Return what there is to know about a problem, in a few lines."""
    size = problem.quadric.rows
    defect = size - problem.rank
    kind = f"degenerate, kernel of dimension {defect}" if defect else "positive definite"
    lines = [
        f"{problem.network!r} on {problem.data.title}",
        f"  {size} {problem.coordinates} coordinates",
        f"  quadric of rank {problem.rank}: {kind}",
        f"  least loss of all functions with these coordinates: {decimal(problem.constant)}",
    ]
    target = ", ".join(map(decimal, problem.target))
    listed = [f"  target: [{target}]"] if size <= _SHOWN_SIZE else []
    return "\n".join([*lines, *listed])


def in_latex(problem: NetworkLoss) -> str:
    """Return the loss as a distance; with sizes for numbers where there are many or long ones."""
    quadric, target, constant = problem.quadric, problem.target, problem.constant
    size = quadric.rows
    if size > _SHOWN_SIZE or not _are_short([*quadric, *target, constant]):
        spaces = rf"Q \in \mathbb{{Q}}^{{{size} \times {size}}}"
        rank = rf"\mathrm{{rank}}\, Q = {problem.rank}"
        return rf"$(f - u)^\top Q \, (f - u) + c,\; {spaces},\; {rank}$"
    difference = rf"\left(f - {latex(target)}\right)"
    added = "" if constant == 0 else f" + {latex(constant)}"
    return rf"${difference}^\top {latex(quadric)} {difference}{added}$"


def outputs_of(
    parametrization: Parametrization, point: RealPoint, digits: int = 5, exact: bool = False
) -> tuple[Expr, ...]:
    """Return the outputs of a function, with decimals for irrational coefficients.

    Rational ones that are long have decimals as well, unless they are wanted exactly.
    """
    values = [
        low if low == high and (exact or is_short(low)) else ((low + high) / 2).evalf(digits)
        for low, high in point.intervals
    ]
    outputs = []
    for entry in range(parametrization.outputs):
        terms = zip(values, parametrization.basis, strict=True)
        outputs.append(Add(*(value * basis[entry] for value, basis in terms)))
    return tuple(outputs)


def shown_function(parametrization: Parametrization, point: RealPoint) -> str:
    """Return the outputs of a function as text, in brackets where there are several."""
    outputs = [str(output) for output in outputs_of(parametrization, point)]
    return outputs[0] if len(outputs) == 1 else f"({', '.join(outputs)})"


def _are_short(numbers: Iterable[Rational]) -> bool:
    return all(max(abs(n.p), n.q) < _SHOWN_NUMBER for n in numbers)
