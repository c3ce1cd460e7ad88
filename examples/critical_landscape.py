"""The cusp as data see it: critical points on all strata, tangents, and the cell of the cusp."""

from sympy import symbols

from nnag_m2 import (
    Ideal,
    critical_landscape,
    stratified_critical_points,
    tangent_space,
    voronoi_cell,
)


def main() -> None:
    """Print the answers."""
    x, y = symbols("x y")
    cusp = Ideal([y**2 - x**3], [x, y])
    print(critical_landscape(cusp, [-1, 0]).summary())

    # with one sample the quadric is singular: what fits it is found on each stratum
    for stratum in stratified_critical_points(cusp, [1, 2], [[1, 0], [0, 0]]):
        print(stratum)

    smooth, singular = (tangent_space(cusp, point) for point in ([1, 1], [0, 0]))
    print("tangent line at (1, 1):", smooth.tolist())
    print("dimension of the tangent space at the cusp:", singular.cols)

    # the data whose nearest point is the cusp: a set with interior, since the cusp attracts
    print(voronoi_cell(cusp, [0, 0]).places_of([[-1, 0], [1, 0], [-1, 2]]))


if __name__ == "__main__":
    main()
