"""Equations of the image of a polynomial map, found by linear algebra and proved.

The relations of each degree are found by linear algebra, and what has been found is proved to be
everything; else Macaulay2 eliminates.
"""

from nnag_m2.invariants.implicitization.question import implicitized, vanishing_ideal
from nnag_m2.invariants.implicitization.sampling import image_dimension
from nnag_m2.invariants.implicitization.search import Implicitization

__all__ = ["Implicitization", "image_dimension", "implicitized", "vanishing_ideal"]
