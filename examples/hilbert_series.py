"""The Hilbert series of the cone over a smooth quadric surface."""

from sympy.abc import w, x, y, z

from nnag_m2 import Ideal, hilbert_series


def main() -> None:
    """Print the answer."""
    print(hilbert_series(Ideal([x * w - y * z], [x, y, z, w])))


if __name__ == "__main__":
    main()
