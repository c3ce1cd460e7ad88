"""Activation thresholds of widths: the power from which on the dimension is as expected."""

from nnag_m2 import MLP, Neuromanifold, activation_threshold


def main() -> None:
    """Print thresholds, and the dimensions around one of them."""
    for widths in ((3, 3, 3), (3, 2, 1), (3, 5, 1), (5, 7, 1), (2, 2, 2, 2, 2, 1), (3, 4, 5, 2)):
        answer = activation_threshold.run(widths)
        print(f"{widths!s:24}{answer.result:4}  {answer.provenance.certainty}")
    print("Five fourth powers in three variables (Clebsch, 1861):")
    for power in (3, 4, 5):
        manifold = Neuromanifold(MLP((3, 5, 1), power))
        print(f"  t^{power}: dimension {manifold.dimension()} in {manifold.ambient_dimension}")


if __name__ == "__main__":
    main()
