"""Equations of the image of a polynomial map, found by linear algebra and proved.

``vanishing_ideal`` eliminates; here the relations of each degree are found by linear algebra, and
what has been found is proved to be everything.
"""

from nnag_m2.invariants.implicitization.question import implicitization
from nnag_m2.invariants.implicitization.sampling import image_dimension
from nnag_m2.invariants.implicitization.search import Implicitization

__all__ = ["Implicitization", "image_dimension", "implicitization"]
