"""Mathematics only: fields, orders, ideals and maps as sympy-valued, frozen values."""

from sympy import GF as GF
from sympy import QQ as QQ

from nnag_m2.algebra.ideal import Ideal as Ideal
from nnag_m2.algebra.orders import BlockOrder as BlockOrder
from nnag_m2.algebra.orders import elimination_order as elimination_order
from nnag_m2.algebra.polynomial_map import PolynomialMap as PolynomialMap
from nnag_m2.algebra.polynomial_map import jacobian_matrix as jacobian_matrix
