"""Training as distance minimization: data become a quadric and a target."""

from nnag_m2.training.decisions import MomentDecision as MomentDecision
from nnag_m2.training.decisions import is_moment_matrix as is_moment_matrix
from nnag_m2.training.moments import MomentStructure as MomentStructure
from nnag_m2.training.moments import moment_structure as moment_structure
from nnag_m2.training.problem import TrainingProblem as TrainingProblem
