"""Mathematics only: fields, orders, ideals and maps as sympy-valued, frozen values."""

from sympy import GF, QQ

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.orders import BlockOrder, elimination_order
from nnag_m2.algebra.polynomial_map import PolynomialMap, jacobian_matrix

__all__ = [
    "GF",
    "QQ",
    "BlockOrder",
    "Ideal",
    "PolynomialMap",
    "elimination_order",
    "jacobian_matrix",
]
