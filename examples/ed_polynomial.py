"""The distance to an ellipse, for all points of the plane at once, and its offset curves."""

from sympy import Symbol, factor
from sympy.abc import x, y

from nnag_m2 import Ideal, critical_values, ed_polynomial, offset


def main() -> None:
    """Print the degrees, the distances from one point, and an offset curve."""
    ellipse = Ideal([x**2 + 4 * y**2 - 4], [x, y])
    polynomial = ed_polynomial(ellipse)
    t = Symbol("t")
    print(f"degree {polynomial.degree(t)} in t, total degree {polynomial.total_degree()}")
    centre = polynomial.as_expr().subs({"u_1": 0, "u_2": 0})
    print("squared distances from the centre:", factor(centre), "= 0")
    print("from (1, 2):", critical_values(ellipse, [1, 2]).as_expr())
    parallel = offset(ellipse, 1).exprs[0]
    print("curve at distance 1:", parallel, "= 0")


if __name__ == "__main__":
    main()
