"""Two neurons with the activation ``t**3``: almost every binary cubic over C, not so over R.

``MLP((2, 2, 1), 3)`` computes ``b11 * l1**3 + b12 * l2**3``.  Such sums are Zariski dense in the
four-dimensional space of binary cubics.  Over R, a whole open set is missed all the same.  The two
hidden neurons of a cubic are, up to factors, the two linear forms in its Hessian; they are real
exactly where the discriminant is negative, for cubics with one real linear factor.  So the network
reaches these and the cubes ``l**3``, and nothing else: not ``x**3 - x*y**2``, three real factors,
and not the cubics ``l1**2 * l2`` on the wall between them, which it only approaches while its
weights tend to infinity.

The branch locus of the parametrization is not the wall: it consists of the cubes, the functions of
the subnetwork with one neuron, along which the wall has its cuspidal edge.  The wall is the branch
locus of forgetting a neuron, from pairs of a function and one of its hidden neurons to functions.

The picture shows cubics ``x**3 + C*x*y**2 + D*y**3``.  Every cubic with ``A != 0`` can be brought
here by a linear change of inputs and a factor, which do not change whether the network reaches it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from sympy import Expr, Rational, Symbol, discriminant, factor, lambdify, limit, symbols

from nnag_m2 import (
    MLP,
    Ideal,
    Neuromanifold,
    Picture,
    PolynomialMap,
    Style,
    branch_locus,
    degree,
    draw_cells,
    draw_curve,
    draw_points,
    draw_texts,
    is_equal,
    plane_curve,
    radical,
    real_points,
    singular_locus,
    vanishing_ideal,
)
from nnag_m2.pictures.layers import BLUE, BROWN, INK, RED, SAND

NETWORK = MLP((2, 2, 1), activation=3)
MANIFOLD = Neuromanifold(NETWORK)
FIRST, SECOND = NETWORK.parameters[1], NETWORK.parameters[3]
LEFT, RIGHT, HEIGHT = -4, 2, Rational(7, 2)  # of the picture

Depressed: TypeAlias = tuple[Fraction, Fraction]


def monic() -> list[Expr]:
    """Return the coordinates of ``b11 * (x + a12*y)**3 + b12 * (x + a22*y)**3``.

    Up to scalings these are all functions of the network with two neurons that see ``x``.
    """
    values = {NETWORK.parameters[0]: 1, NETWORK.parameters[2]: 1}
    return [expr.xreplace(values) for expr in MANIFOLD.map.exprs]


def neurons() -> Ideal:
    """Return the pairs of a function of the network and one of its hidden neurons ``x + a12*y``."""
    parameters = [FIRST, SECOND, *NETWORK.parameters[4:]]
    return vanishing_ideal(
        PolynomialMap([FIRST, *monic()], parameters), (FIRST, *MANIFOLD.variables)
    )


def wall() -> Ideal:
    """Return the closure of the functions whose two hidden neurons become one."""
    functions = PolynomialMap(MANIFOLD.variables, (FIRST, *MANIFOLD.variables))
    return radical(branch_locus(neurons(), functions, variables=MANIFOLD.variables))


def fiber(*cubic: int) -> Ideal:
    """Return the parameters, up to scalings, of a cubic with ``A != 0``, ``B = 0``, ``C != 0``.

    Both neurons see ``x``: if one did not, the other would be ``A * (x + a*y)**3`` up to ``y**3``,
    with ``3*A*a = B = 0``, hence with ``C = 0``.
    """
    equations = [expr - entry for expr, entry in zip(monic(), cubic, strict=True)]
    return Ideal(equations, [FIRST, SECOND, *NETWORK.parameters[4:]])


def sampled() -> list[Depressed]:
    """Return ``C`` and ``D`` of random functions of the network, moved into the picture."""
    draw = random.Random(1)
    coordinates = lambdify(NETWORK.parameters, MANIFOLD.map.exprs)
    found: list[Depressed] = []
    while len(found) < 200:
        cubic = coordinates(*(draw.randint(-20, 20) for _ in NETWORK.parameters))
        if not cubic[0]:
            continue
        c, d = depressed(*cubic)
        size = max(abs(c) ** 0.5, abs(d) ** (1 / 3))
        stretch = Fraction(draw.triangular(0.1, 2, 2) / (size or 1)).limit_denominator(1000)
        c, d = c * stretch**2, d * stretch**3  # y becomes stretch * y
        if LEFT < c < RIGHT and abs(d) < HEIGHT:
            found.append((c, d))
    return found


def depressed(*cubic: int) -> Depressed:
    """Return ``C`` and ``D`` after division by ``A`` and the shift of ``x`` that removes ``B``."""
    b, c, d = (Fraction(entry, cubic[0]) for entry in cubic[1:])
    return c - b**2 / 3, d - b * c / 3 + 2 * b**3 / 27


def main() -> None:
    """Print what holds exactly."""
    print(f"{NETWORK} computes {NETWORK.outputs[0]}")
    print("A, B, C, D are the coordinates " + ", ".join(map(str, MANIFOLD.variables)))
    print(f"dimension {MANIFOLD.dimension()} of {MANIFOLD.ambient_dimension}, ", end="")
    print(f"Zariski dense: {MANIFOLD.is_filling()}")
    cubes = Neuromanifold(NETWORK.subnetworks()[0].network).vanishing_ideal()
    print(f"one neuron: {cubes}")
    branch = radical(branch_locus(MANIFOLD.map, variables=MANIFOLD.variables))
    print(f"the branch locus consists of these cubes: {is_equal(branch, cubes)}")
    print(f"hidden neurons of a cubic: {neurons().exprs[0]} = 0")
    edge = wall()
    print(f"the wall, where they become one: {edge.exprs[0]} = 0")
    x, y = NETWORK.inputs
    general = MANIFOLD.parametrization.function(MANIFOLD.variables)[0].subs(y, 1)
    ratio = factor(discriminant(general, x) / edge.exprs[0])
    print(f"discriminant of sympy, divided by this: {ratio}")
    print(f"its cuspidal edge: the cubes, {is_equal(radical(singular_locus(edge)), cubes)}")
    for cubic in ((1, 0, -1, 0), (1, 0, 1, 0)):
        shown = MANIFOLD.parametrization.function(cubic)[0]
        both = fiber(*cubic)
        print(f"parameters for {shown}: {degree(both)} complex, {len(real_points(both))} real")
    t: Symbol = symbols("t")
    approached = limit((((x + t * y) ** 3 - x**3) / (3 * t)).expand(), t, 0)
    print(f"((x1 + t*x2)**3 - x1**3)/(3*t) -> {approached} as t -> 0")


def picture() -> Picture:
    """Return the wall in the plane of cubics with ``A = 1, B = 0``, functions on one side."""
    c, d = symbols("C D")
    box = {c: (LEFT, RIGHT), d: (-HEIGHT, HEIGHT)}
    discriminant_curve = plane_curve(4 * c**3 + 27 * d**2, box)
    words = {
        "$x^3-xy^2$": (-2.3, 0.15),
        "three real lines:": (-3.9, 0.6),
        "not reached": (-3.9, -0.8),
        "one real line:": (0.0, 2.55),
        "reached": (0.0, 2.2),
        "$x^3$": (0.0, -0.6),
        "$4C^3+27D^2=0$": (-2.6, -3.2),
    }
    points: dict[str, tuple[Sequence[object], Style]] = {
        "sampled": (sampled(), Style(BLUE, 4.5, label="functions of the network")),
        "missed": ([(-1, 0)], Style(RED, 11, "X", label="missed by the network")),
        "cusp": ([(0, 0)], Style(INK, 7, label="cubes: one neuron")),
    }
    return (
        draw_cells(
            discriminant_curve,
            lambda p: 4 * p[0] ** 3 + 27 * p[1] ** 2 < 0,
            style=Style(SAND, label="not reached"),
        )
        + draw_curve(discriminant_curve, "wall", Style(BROWN, 2, label="the wall"), singular=False)
        + draw_points(points, box)
        + draw_texts(words, box)
    ).titled("The cubics $x^3+C\\,xy^2+D\\,y^3$")


if __name__ == "__main__":
    from pictures import drawing

    main()
    print(f"drawn: {drawing.save(picture, 'cubes').name}")
