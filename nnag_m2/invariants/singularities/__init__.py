"""Where a variety is singular, and what it looks like there."""

from nnag_m2.invariants.singularities.strata import Stratum, singularity_strata

__all__ = ["Stratum", "singularity_strata"]
