"""The strata on which critical points are looked for: smooth part, singular locus, boundary."""

from __future__ import annotations

from dataclasses import dataclass

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.invariants.components import minimal_primes
from nnag_m2.invariants.hilbert import degree, dimension
from nnag_m2.invariants.loci import singular_locus
from nnag_m2.neuromanifolds.real_solutions import Asker


@dataclass(frozen=True)
class Piece:
    """One irreducible stratum: a component over QQ of a variety, its singular locus, and so on.

    Attributes
    ----------
    ideal
        Prime over QQ.
    depth
        0 for a component, 1 for one of its singular locus, 2 for one of the singular locus of that.
    dimension, degree
        Over the complex numbers.
    is_boundary
        Whether it is a stratum of the algebraic boundary of the functions that real parameters
        reach, not of the variety.
    """

    ideal: Ideal
    depth: int
    dimension: int
    degree: int
    is_boundary: bool = False

    @property
    def codimension(self) -> int:
        """The codimension in the ambient space."""
        return len(self.ideal.variables) - self.dimension

    @property
    def name(self) -> str:
        """``"smooth"``, ``"Sing"``, ``"Sing^2"``; ``"boundary"``, ``"Sing boundary"``, ..."""
        sing = ("", "Sing")[self.depth] if self.depth < 2 else f"Sing^{self.depth}"
        if self.is_boundary:
            return f"{sing} boundary".strip()
        return sing or "smooth"


def pieces(ideal: Ideal, ask: Asker, *, is_boundary: bool = False) -> tuple[Piece, ...]:
    """Return the strata of a variety, larger ones first."""
    found: list[Piece] = []
    depth, level = 0, ask(minimal_primes, ideal)
    while level:
        for prime in level:
            size = ask(dimension, prime)
            found.append(Piece(prime, depth, size, ask(degree, prime), is_boundary))
        below: dict[Ideal, None] = {}
        for prime in level:
            for part in ask(minimal_primes, ask(singular_locus, prime)):
                below[part] = None
        depth, level = depth + 1, tuple(below)
    return tuple(found)
