"""Where a variety is singular, and what it looks like there."""

from nnag_m2.invariants.singularities.attraction import attracts
from nnag_m2.invariants.singularities.numbers import (
    milnor_number,
    multiplicity,
    tangent_cone,
    tjurina_number,
)
from nnag_m2.invariants.singularities.spaces import normal_space, tangent_space
from nnag_m2.invariants.singularities.strata import Stratum, singularity_strata
from nnag_m2.invariants.singularities.verdicts import Attraction

__all__ = [
    "Attraction",
    "Stratum",
    "attracts",
    "milnor_number",
    "multiplicity",
    "normal_space",
    "singularity_strata",
    "tangent_cone",
    "tangent_space",
    "tjurina_number",
]
