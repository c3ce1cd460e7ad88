"""Take away the line that two quadrics share: the twisted cubic remains."""

from sympy.abc import w, x, y, z

from nnag_m2 import Ideal, saturation


def main() -> None:
    """Print the answer."""
    quadrics = Ideal([x * z - y**2, y * w - z**2], [x, y, z, w])
    line = Ideal([y, z], [x, y, z, w])
    print(saturation(quadrics, by=line))


if __name__ == "__main__":
    main()
