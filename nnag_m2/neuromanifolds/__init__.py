"""Neuromanifolds: the functions that a network reaches, as a variety."""

from nnag_m2.neuromanifolds.answers import Answer
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold

__all__ = ["Answer", "Neuromanifold"]
