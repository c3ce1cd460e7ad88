"""Equations for smooth points of a variety whose normal space contains a vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from sympy import Dummy, Expr, Matrix, Symbol

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.invariants.components import components_if_needed
from nnag_m2.invariants.hilbert import codimension, dimension
from nnag_m2.invariants.hypotheses import Assume, without_multiple_factors
from nnag_m2.invariants.loci import singular_locus


@dataclass(frozen=True)
class Component:
    """A radical and equidimensional ideal, with what equations for normals need to know of it."""

    ideal: Ideal
    codimension: int
    is_smooth: bool

    def at(self, unknowns: Sequence[Symbol]) -> PointOnIt:
        """Return a point with unknown coordinates."""
        return PointOnIt(self, tuple(unknowns))


@dataclass(frozen=True)
class PointOnIt:
    """A point of a component, with unknown coordinates."""

    component: Component
    unknowns: tuple[Symbol, ...]

    @cached_property
    def equations(self) -> list[Expr]:
        """The equations of the component."""
        ideal = self.component.ideal
        there = dict(zip(ideal.variables, self.unknowns, strict=True))
        return [f.subs(there, simultaneous=True) for f in ideal.exprs]

    @cached_property
    def jacobian(self) -> Matrix:
        """Their derivatives, a row for each; none for the whole space."""
        n = len(self.unknowns)
        return Matrix(
            len(self.equations), n, [f.diff(v) for f in self.equations for v in self.unknowns]
        )

    def is_normal(self, vector: Matrix) -> list[Expr]:
        """Return equations that say that a column is in the span of the gradients, at a point.

        The vanishing of minors of the derivatives and the vector, larger by one than the
        codimension.
        """
        c = self.component.codimension
        rows = combinations(range(self.jacobian.rows), c)
        both = (Matrix.vstack(self.jacobian.extract(list(r), self._all), vector.T) for r in rows)
        columns = list(combinations(self._all, c + 1))
        return [
            m.extract(list(range(c + 1)), list(chosen)).det() for m in both for chosen in columns
        ]

    @cached_property
    def minors(self) -> list[Expr]:
        """The maximal minors of the derivatives: some of them is not zero at a smooth point."""
        size = self.component.codimension
        return [
            self.jacobian.extract(list(rows), list(columns)).det()
            for rows in combinations(range(self.jacobian.rows), size)
            for columns in combinations(self._all, size)
        ]

    @property
    def _all(self) -> list[int]:
        return list(range(len(self.unknowns)))


def components_of(ideal: Ideal, assume: Assume = ()) -> tuple[Component, ...]:
    """Return the components of a variety, or all of it where it is plainly equidimensional."""
    found = components_if_needed(without_multiple_factors(ideal, assume), assume)
    return tuple(
        Component(part, codimension(part), dimension(singular_locus(part)) < 0)
        for part in found
        if dimension(part) >= 0
    )


def unknowns(letter: str, like: Sequence[Any]) -> tuple[Symbol, ...]:
    """Return as many new unknowns as there are coordinates."""
    return tuple(Dummy(f"{letter}_{i}") for i, _ in enumerate(like, 1))
