"""How many critical points a likelihood has: models of statistics, by equations and as maps."""

from sympy import Matrix, symbols
from sympy.abc import s, t

from nnag_m2 import Ideal, PolynomialMap, ml_degree


def main() -> None:
    """Print the numbers of some models."""
    p = symbols("p0:9")
    tables = {
        "2 x 2, independent": Ideal([p[0] * p[3] - p[1] * p[2]], p[:4]),
        "3 x 3, mixtures of two": Ideal([Matrix(3, 3, p).det()], p),
        "a conic": Ideal([p[0] * p[2] - p[1] ** 2], p[:3]),
    }
    for name, model in tables.items():
        print(f"{name}: {ml_degree(model)}")
    counted = PolynomialMap([s**2, 2 * s * t, t**2], [s, t])
    print(f"how often a coin shows heads in two throws: {ml_degree(counted)}")


if __name__ == "__main__":
    main()
