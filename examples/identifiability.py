"""When parameters are determined: certificates, symmetries that are found, numerators over one.

Sums of general neurons, or of heads of attention, are unique if tangential contact loci are points:
ranks modulo a prime prove it, where counting points of a fiber is out of reach.
"""

from nnag_m2 import MLP, LinearMLP, Network, Neuromanifold, ParametricModel
from nnag_m2 import layers as L  # noqa: N812 - the usual short name


def main() -> None:
    """Print fibers that are proved, symmetries that are found, and a degree of fractions."""
    for network in (
        MLP((5, 30, 3), 5),
        MLP((3, 4, 4, 3), 4),
        Network((4, 3), [L.Attention(rank=1, heads=4, attend="earlier")]),
    ):
        found = Neuromanifold(network).generic_fiber.run()
        fiber, how = found.result, found.provenance
        print(f"{network}: dimension {fiber.dimension}, {fiber.orbits} orbit of known symmetries,")
        print(f"  {fiber.points} points up to scalings; {how.certainty}")
    linear = LinearMLP((4, 2, 3))
    untold = ParametricModel(linear.outputs, linear.inputs, linear.parameters)
    symmetries = Neuromanifold(untold).infinitesimal_symmetries()
    print(f"{linear}, given by its coefficients: {symmetries.dimension} directions without effect;")
    print(f"  {symmetries.known} known, {symmetries.linear} linear ones found")
    rational = Network(3, [L.Dense(2), L.Reciprocal(), L.Dense(1)])
    cone = Neuromanifold(rational.fraction(), "reduced")
    print(f"{rational}: numerators and denominators are a cone")
    print(f"  of dimension {cone.dimension()} and degree {cone.degree()}")


if __name__ == "__main__":
    main()
