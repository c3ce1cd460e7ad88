"""The strata on which critical points are looked for: smooth part, singular locus, boundary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.linear_ideals import affine_space
from nnag_m2.algebra.small_strata import small_strata
from nnag_m2.asking.reading import ideal_key
from nnag_m2.invariants.singularities.strata import Stratum, singularity_strata

Source: TypeAlias = Literal["variety", "boundary", "critical values"]


@dataclass(frozen=True)
class LandscapeStratum(Stratum):
    """A stratum with what it is a stratum of.

    Attributes
    ----------
    source
        ``"variety"``; ``"boundary"`` for the algebraic boundary of the functions that real
        parameters reach; ``"critical values"`` of the parametrization, where that is not known.
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
    return None if levels is None else _listed(levels, source)


def _listed(
    levels: Sequence[Sequence[tuple[Ideal, int, int]]], source: Source
) -> tuple[LandscapeStratum, ...]:
    listed = [(depth, *one) for depth, level in enumerate(levels) for one in level]
    listed.sort(key=lambda one: (one[0], -one[2], ideal_key(one[1])))
    return tuple(LandscapeStratum(*one, source) for one in listed)


def landscape_strata(ideal: Ideal, source: Source = "variety") -> tuple[LandscapeStratum, ...]:
    """Return the strata of a variety, those of small depth first."""
    if (space := affine_space(ideal)) is not None:
        return (
            (LandscapeStratum(0, ideal, space.dimension, 1, source),)
            if space.dimension >= 0
            else ()
        )
    levels = small_strata(ideal)
    if levels is not None:
        return _listed(levels, source)
    found: tuple[Stratum, ...] = singularity_strata(ideal)
    return tuple(LandscapeStratum(s.depth, s.ideal, s.dimension, s.degree, source) for s in found)
