"""Duality of varieties: a cubic and its Pluecker numbers, matrices of rank one and two.

The conormal variety consists of the pairs of a smooth point and a tangent hyperplane.  Without the
points, it is the dual variety; and the pairs, exchanged, are the conormal variety of that.
"""

from itertools import combinations

from sympy import Matrix, symbols

from nnag_m2 import Ideal, conormal_variety, degree, elimination_ideal, is_equal


def main() -> None:
    """Print the duals of two varieties, and whether the duals of these are they."""
    x, y, z = symbols("x y z")
    node = Ideal([y**2 * z - x**3 - x**2 * z], [x, y, z])
    dual = elimination_ideal(conormal_variety(node), [x, y, z])
    print("tangents of a nodal cubic:      ", dual.exprs[0])
    print("degree:                         ", degree(dual))

    points, normals = symbols("m1:10"), symbols("n1:10")
    columns = list(combinations(range(3), 2))
    matrix, normal = Matrix(3, 3, points), Matrix(3, 3, normals)
    minors = [normal.extract(list(r), list(c)).det() for r in columns for c in columns]
    rank_two = conormal_variety(Ideal([matrix.det()], points), normals)
    rank_one = conormal_variety(Ideal(minors, normals), points)
    exchanged = Ideal(rank_one.generators, rank_two.variables)
    print("rank two is dual to rank one:   ", is_equal(rank_two, exchanged))


if __name__ == "__main__":
    main()
