"""Where a variety is singular, and what it looks like there."""

from nnag_m2.invariants.singularities.attraction import attracts as attracts
from nnag_m2.invariants.singularities.numbers import milnor_number as milnor_number
from nnag_m2.invariants.singularities.numbers import multiplicity as multiplicity
from nnag_m2.invariants.singularities.numbers import tangent_cone as tangent_cone
from nnag_m2.invariants.singularities.numbers import tjurina_number as tjurina_number
from nnag_m2.invariants.singularities.spaces import normal_space as normal_space
from nnag_m2.invariants.singularities.spaces import tangent_space as tangent_space
from nnag_m2.invariants.singularities.strata import Stratum as Stratum
from nnag_m2.invariants.singularities.strata import singularity_strata as singularity_strata
from nnag_m2.invariants.singularities.verdicts import Attraction as Attraction
