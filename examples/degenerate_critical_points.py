"""A sphere seen through a singular quadric: what fits the data, and the outline.

The kernel is one line.  Along it, two points of the sphere are over the data: no loss.  The other
critical points lie where the line is tangent to the sphere, whatever the data are; below, they are
critical points of the outline, an ellipse.
"""

from sympy.abc import x, y, z

from nnag_m2 import Ideal, degenerate_critical_points


def main() -> None:
    """Print the parts and the real points."""
    sphere = Ideal([x**2 + y**2 + z**2 - 1], [x, y, z])
    quadric = [[2, 0, 2], [0, 1, 1], [2, 1, 3]]
    for data in ([0, 0, 0], [3, 1, 1]):
        found = degenerate_critical_points(sphere, data, quadric)
        print(f"data {data}, kernel {found.kernel.T.tolist()[0]}")
        print(found)
        if found.image is not None:
            print(f"outline: {found.image.ideal.exprs[0]} = 0")
        for point in found.zero_loss.real_points():
            print("  zero loss:", point)
        for point in found.positive_loss.real_points():
            print("  outline:  ", point)

    # three lines in space: not radical, given by more equations than the codimension
    lines = Ideal([x**2 * y, x * z, y * z, x**2 * z], [x, y, z])
    print("three lines:", degenerate_critical_points(lines, [1, 2, 3], quadric).positive_loss)


if __name__ == "__main__":
    main()
