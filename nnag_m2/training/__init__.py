"""Training as distance minimization: data become a quadric and a target."""

from nnag_m2.training.decisions import MomentDecision, is_moment_matrix
from nnag_m2.training.moments import MomentStructure, moment_structure
from nnag_m2.training.problem import TrainingProblem

__all__ = [
    "MomentDecision",
    "MomentStructure",
    "TrainingProblem",
    "is_moment_matrix",
    "moment_structure",
]
