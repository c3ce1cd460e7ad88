"""The distance of a landscape, and the strata that its critical points are on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

from flint import fmpq_mat
from sympy import QQ, ImmutableDenseMatrix, Poly, Rational, Symbol

from nnag_m2.algebra.exact_matrices import as_flint, is_positive_semidefinite
from nnag_m2.algebra.fields import as_poly, new_symbols
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.small_strata import small_strata
from nnag_m2.algebra.substitution import affine_space
from nnag_m2.algebra.values import TravelsByFields
from nnag_m2.asking.reading import ideal_key
from nnag_m2.invariants.distance.degenerate.parts import kernel_projection
from nnag_m2.invariants.distance.quadrics import squared_distance
from nnag_m2.invariants.operations import elimination_ideal
from nnag_m2.invariants.singularities.strata import Stratum, singularity_strata

Source: TypeAlias = Literal["variety", "boundary", "critical values"]


@dataclass(frozen=True)
class Distance(TravelsByFields):
    """The loss ``(x - u)^T Q (x - u) + constant``.

    The variables are ``x``; the quadric ``Q`` has shape ``(n, n)``, the data ``u`` have ``(n, 1)``.
    """

    variables: tuple[Symbol, ...]
    quadric: ImmutableDenseMatrix
    data: ImmutableDenseMatrix
    constant: Rational

    @cached_property
    def loss(self) -> Poly:
        """The loss as a polynomial."""
        square = squared_distance(self.variables, self.data, self.quadric)
        return self._poly(square + self.constant)

    @cached_property
    def force(self) -> Ideal:
        """The entries of ``Q (x - u)``, half the gradient; they generate an ideal."""
        gradient = self.quadric * (ImmutableDenseMatrix(self.variables) - self.data)
        return Ideal([self._poly(entry) for entry in gradient.flat()], self.variables)

    @cached_property
    def point(self) -> RealPoint:
        """The data as a point."""
        return RealPoint.rational(self.variables, self.data)

    @cached_property
    def form(self) -> fmpq_mat:
        """The quadric for exact linear algebra."""
        return as_flint(self.quadric)

    @cached_property
    def column(self) -> fmpq_mat:
        """The data for exact linear algebra."""
        return as_flint(self.data)

    @cached_property
    def corank(self) -> int:
        """The dimension of the kernel of the quadric."""
        return len(self.variables) - int(self.form.rank())

    @cached_property
    def is_semidefinite(self) -> bool:
        """Whether no loss is below the constant."""
        return is_positive_semidefinite(self.form)

    def projected(self, ideal: Ideal) -> tuple[Distance, Ideal]:
        """Return the loss after projection along the kernel, and the closure of a variety's image.

        The quadric becomes nonsingular, and values of the loss stay what they are.
        """
        projection = kernel_projection(self.quadric)
        names = new_symbols("z", projection.matrix.rows, self.variables)
        forms = projection.matrix * ImmutableDenseMatrix(self.variables)
        graph = [name - form for name, form in zip(names, forms, strict=True)]
        both = Ideal([*ideal.exprs, *graph], (*self.variables, *names))
        data = ImmutableDenseMatrix(projection.matrix * self.data)
        below = Distance(names, projection.quadric, data, self.constant)
        return below, elimination_ideal(both, self.variables)

    def _poly(self, expression: Any) -> Poly:
        return as_poly(expression, self.variables, QQ)


@dataclass(frozen=True)
class LandscapeStratum(Stratum):
    """A stratum with what it is a stratum of.

    The source is ``"variety"``; ``"boundary"`` for the algebraic boundary of the functions that
    real parameters reach; ``"critical values"`` of the parametrization, where that is not known.
    """

    source: Source = "variety"

    @property
    def codimension(self) -> int:
        """The codimension in the ambient space."""
        return len(self.ideal.variables) - self.dimension

    @property
    def name(self) -> str:
        """``"smooth"``, ``"Sing"``, ``"Sing^2"``; ``"boundary"``, ``"Sing of boundary"``."""
        sing = ("", "Sing")[self.depth] if self.depth < 2 else f"Sing^{self.depth}"
        if self.source != "variety":
            return f"{sing} of {self.source}" if sing else self.source
        return sing or "smooth"


def strata_of_union(
    components: Sequence[Ideal], source: Source
) -> tuple[LandscapeStratum, ...] | None:
    """Return the strata of a union of varieties, ``None`` where they are not seen at once."""
    levels = small_strata(*components)
    if levels is None:
        return None
    listed = [(depth, *one) for depth, level in enumerate(levels) for one in level]
    listed.sort(key=lambda one: (one[0], -one[2], ideal_key(one[1])))
    return tuple(LandscapeStratum(*one, source) for one in listed)


def landscape_strata(ideal: Ideal, source: Source = "variety") -> tuple[LandscapeStratum, ...]:
    """Return the strata of a variety, those of small depth first."""
    if (space := affine_space(ideal)) is not None:
        own = LandscapeStratum(0, ideal, space.dimension, 1, source)
        return (own,) if space.dimension >= 0 else ()
    if (known := strata_of_union([ideal], source)) is not None:
        return known
    found: tuple[Stratum, ...] = singularity_strata(ideal)
    return tuple(LandscapeStratum(s.depth, s.ideal, s.dimension, s.degree, source) for s in found)
