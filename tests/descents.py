"""Gradient descent in numpy from many starts, to its ends: an experiment without algebra."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import Integer, lambdify
from sympy import hessian as hessian_matrix

from nnag_m2 import TrainingProblem

_STILL = 1e-9


@dataclass(frozen=True)
class Descents:
    """Where gradient descent ends.

    Attributes
    ----------
    parameters, functions
        Shapes ``(p, starts)`` and ``(k, starts)``.
    losses
        Shape ``(starts,)``.
    growing
        Which starts still had their largest parameter grow and their loss fall in the last steps.
    """

    parameters: Any
    functions: Any
    losses: Any
    growing: Any


@functools.cache
def descended(problem: TrainingProblem, starts: int = 1000, steps: int = 600) -> Descents:
    """Return the ends of gradient descent.

    Each start has its own rate, and momentum that it loses when the loss would grow.  The last
    steps, through valleys that are too steep for gradients, are Newton's with the absolute values
    of eigenvalues: they lead down as well.
    """
    loss, gradient, hessian, functions = _evaluated(problem)
    at = np.random.default_rng(1).normal(size=(len(problem.network.parameters), starts))
    speed, rate, active = np.zeros_like(at), np.full(starts, 0.01), np.arange(starts)
    for step in range(steps):
        here = at[:, active]
        slope = gradient(here)
        moving = 0.9 * speed[:, active] - rate[active] * slope
        better = loss(here + moving) < loss(here)
        at[:, active] = np.where(better, here + moving, here)
        speed[:, active] = np.where(better, moving, 0)
        rate[active] = np.minimum(rate[active] * np.where(better, 1.1, 0.5), 0.3)
        if step % 100 == 0:
            active = active[(slope**2).sum(axis=0) > 1e-14]
    before = _finished(at, loss, gradient, hessian)
    at = _finished(before.copy(), loss, gradient, hessian)
    growing = np.abs(at).max(axis=0) > np.abs(before).max(axis=0) * (1 + 1e-6)
    return Descents(at, functions(at), loss(at), growing & (loss(at) < loss(before)))


def _finished(at: Any, loss: Any, gradient: Any, hessian: Any, steps: int = 75) -> Any:
    damping, active = np.full(at.shape[1], 1e-3), np.arange(at.shape[1])
    for _ in range(steps):
        here = at[:, active]
        slope = gradient(here)
        values, ways = np.linalg.eigh(hessian(here))
        along = np.einsum("nij,in->nj", ways, slope)
        move = along / (np.abs(values) + damping[active, None])
        there = here - np.einsum("nij,nj->in", ways, move)
        better = loss(there) < loss(here)
        at[:, active] = np.where(better, there, here)
        damping[active] = np.clip(damping[active] * np.where(better, 0.3, 10), 1e-14, 1e14)
        # where no step makes the loss less in floating point, nothing moves any more
        active = active[(damping[active] < 1e12) & ((slope**2).sum(axis=0) > _STILL**2)]
        if not len(active):
            break
    return at


def critical_parameters(problem: TrainingProblem, starts: int = 500, steps: int = 60) -> Descents:
    """Return parameters with gradient zero, of any index, by Newton's method on the gradient."""
    loss, gradient, hessian, functions = _evaluated(problem)
    at = np.random.default_rng(2).normal(size=(len(problem.network.parameters), starts))
    for _ in range(steps):
        values, ways = np.linalg.eigh(hessian(at))
        along = np.einsum("nij,in->nj", ways, gradient(at))
        move = np.einsum("nij,nj->in", ways, along * values / (values**2 + 1e-10))
        at = at - move / np.maximum(1, np.abs(move).max(axis=0))
    still = (np.abs(gradient(at)).max(axis=0) < 1e-9) & (np.abs(at).max(axis=0) < 50)
    at = at[:, still]
    return Descents(at, functions(at), loss(at), np.zeros(at.shape[1], dtype=bool))


def inertias(problem: TrainingProblem, at: Any) -> list[tuple[int, int]]:
    """Return how many eigenvalues of the Hessian are positive and negative, at each place."""
    _, _, hessian, _ = _evaluated(problem)
    values = np.linalg.eigvalsh(hessian(at))
    return [(int((row > 1e-5).sum()), int((row < -1e-5).sum())) for row in values]


def ranks(problem: TrainingProblem, at: Any, tolerance: float = 1e-4) -> Any:
    """Return the rank of the differential of the parametrization, for many parameters at once."""
    mapping = problem.parametrization.map
    rows = [[f.diff(p) for p in mapping.parameters] for f in mapping.exprs]
    value = lambdify(mapping.parameters, rows, "numpy")
    listed = [np.array(value(*one), dtype=float) for one in at.T]
    return np.array([np.linalg.matrix_rank(matrix, tol=tolerance) for matrix in listed])


def _evaluated(problem: TrainingProblem) -> tuple[Any, ...]:
    """Return loss, gradient, Hessian and function of parameters, for many at once.

    Weight decay is part of the loss.
    """
    mapping = problem.parametrization.map
    parameters, functions = mapping.parameters, mapping.exprs
    quadric, target = (np.array(m, dtype=float) for m in (problem.quadric, problem.target))
    size, shape = len(functions), (len(functions), len(parameters))
    slopes = [f.diff(p) for f in functions for p in parameters]
    curved = [slope.diff(p) for slope in slopes for p in parameters]

    def made(expressions: Any, *shape: int) -> Any:
        value = lambdify(parameters, expressions, "numpy", cse=True)

        def evaluated(at: Any) -> Any:
            flat = [np.broadcast_to(entry, at.shape[1:]) for entry in value(*at)]
            return np.array(flat).reshape(*shape, -1)

        return evaluated

    value, first, second = (
        made(functions, size), made(slopes, *shape), made(curved, *shape, shape[1])
    )  # fmt: skip

    form = Integer(0) if problem.regularization is None else problem.regularization.form.as_expr()
    decay = np.array(hessian_matrix(form, parameters), dtype=float) / 2

    def loss(at: Any) -> Any:
        difference = value(at) - target
        fit = (difference * (quadric @ difference)).sum(axis=0) + float(problem.constant)
        return fit + (at * (decay @ at)).sum(axis=0)

    def gradient(at: Any) -> Any:
        slope = np.einsum("ipk,ik->pk", first(at), quadric @ (value(at) - target))
        return 2 * (slope + decay @ at)

    def hessian(at: Any) -> Any:
        force, moved = quadric @ (value(at) - target), first(at)
        bent = np.einsum("ipqk,ik->kpq", second(at), force)
        along = np.einsum("ipk,ij,jqk->kpq", moved, quadric, moved, optimize=True)
        return 2 * (bent + along + decay)

    return loss, gradient, hessian, value


def check_ramified(problem: TrainingProblem, ramified: Any, rank: int) -> None:
    """Critical, on their equations, of less rank, and bent as the second derivatives are."""
    mapping = problem.parametrization.map
    loss = problem.loss(point=mapping.exprs)
    slopes = [loss.diff(p) for p in mapping.parameters]
    bends = lambdify(mapping.parameters, [[s.diff(p) for p in mapping.parameters] for s in slopes])
    for one in ramified:
        assert not any(one.point.sign_of(slope) for slope in slopes)
        assert not any(one.point.sign_of(f) for f in one.equations.exprs)
        at = [float(c) for c in one.point.midpoint]
        assert ranks(problem, np.array(at)[:, None], 1e-6)[0] < rank
        assert one.descends == (np.linalg.eigvalsh(np.array(bends(*at)))[0] < -1e-6)
