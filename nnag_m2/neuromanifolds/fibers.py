"""The parameters that give the same function: the generic fiber, up to known symmetries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial, prod
from random import Random
from typing import TypeAlias

from flint import fmpz_mat
from sympy import Expr, Integer, Symbol

from nnag_m2.algebra.display import ShownInParts
from nnag_m2.algebra.modular.primes import drawn_primes
from nnag_m2.asking.answer import Answer
from nnag_m2.asking.provenance import Provenance
from nnag_m2.invariants import fibers
from nnag_m2.invariants.general_points import parameters_to_fix
from nnag_m2.networks.mlp import MLP
from nnag_m2.networks.model import ParametricModel
from nnag_m2.networks.symmetries import Symmetry
from nnag_m2.neuromanifolds import dimensions
from nnag_m2.neuromanifolds.blocks import known_orbits
from nnag_m2.neuromanifolds.parametrized_network import ParametrizedNetwork

Point: TypeAlias = tuple[int, ...]
"""A value modulo a prime for each parameter."""

_METHOD = "points of the fiber through a random point, on a slice, modulo a prime"
_REASON = "right for all but few points and primes"


@dataclass(frozen=True)
class NetworkFiber(ShownInParts):
    """The complex parameters that give the same function as general ones.

    Attributes
    ----------
    dimension
        Of the fiber.
    points
        The number of orbits of the known continuous symmetries in it; ``None`` when the fiber has
        a larger dimension than they, so that there are infinitely many.
    orbits
        The number of orbits of all known symmetries, with permutations of neurons and changes of
        signs: 1 if the network is identifiable up to known symmetries.  ``None`` when ``points``
        is, and when there are several points, other continuous symmetries than scalings, and
        discrete ones (no network here has that).
    fixed
        They define a slice: when these parameters have given general values, one point of each
        orbit of the continuous symmetries remains.  ``()`` when ``points`` is ``None``.
    """

    dimension: int
    points: int | None
    orbits: int | None
    fixed: tuple[Symbol, ...]


def generic_fiber(manifold: ParametrizedNetwork, seed: int) -> Answer[NetworkFiber]:
    """Return the generic fiber: counted by a theorem where there is one, else in a slice."""
    size = manifold.network.parameter_count - manifold.jacobian_rank
    if size != manifold.orbit_dimension:
        provenance = dimensions.dimension(manifold, False).provenance
        return Answer(NetworkFiber(size, None, None, ()), provenance)
    return _by_theorem(manifold.network) or counted_fiber(manifold, seed)


def counted_fiber(manifold: ParametrizedNetwork, seed: int) -> Answer[NetworkFiber]:
    """Return the generic fiber of the dimension of orbits, counted in a slice that meets each once.

    Parameters are fixed greedily, earlier ones first, such that the image stays the same: of an
    MLP one incoming weight of each hidden neuron, and a block of entries in front of a hidden
    layer without activation.  The elements of the group that keep the fixed values are found one
    layer after the other, from linear conditions, hence there is one.  For scalings their number
    is computed as an index of lattices, and if it is not 1, the number of points is divided by it.
    """
    fixed = parameters_to_fix(manifold.map, seed=seed)
    found = fibers.generic_fiber(manifold.map, fixed, seed)
    group = _Group(manifold.network.symmetries, manifold.network.parameters)
    points = _quotient(found.points, group.index(fixed))
    orbits = points if points in (None, 1) else _quotient(points, group.discrete_orbit(seed))
    provenance = Provenance(_METHOD, "probabilistic", _REASON, seed)
    return Answer(NetworkFiber(found.dimension, points, orbits, fixed), provenance)


def _by_theorem(network: ParametricModel) -> Answer[NetworkFiber] | None:
    """Return a fiber of which a theorem says how many orbits it has; its dimension is theirs.

    The permutations of general hidden neurons move each orbit of their scalings to another one, and
    a general incoming weight of each neuron, the first one, can be scaled to any other value.
    """
    known = known_orbits(network)
    if known is None or not isinstance(network, MLP):
        return None
    hidden = network.widths[1:-1]
    points = known.number * prod(map(factorial, hidden))
    fixed = tuple(row[0] for weights in network.weights[:-1] for row in weights.tolist())
    provenance = Provenance("known structure", "proved", known.theorem)
    return Answer(NetworkFiber(sum(hidden), points, known.number, fixed), provenance)


def _quotient(number: int | None, by: int | None) -> int | None:
    """Return the number of orbits when each has the same number of points."""
    return None if number is None or by is None else number // by


class _Group:
    """The known symmetries of a network: scalings by their weights, discrete ones, others."""

    def __init__(self, symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> None:
        self._parameters = parameters
        scales = [(s, s.family_symbol(parameters)) for s in symmetries]
        families = [(s, scale) for s, scale in scales if scale is not None]
        moving = [s for s, _ in families]
        self._discrete = [s.substitution for s in symmetries if s not in moving]
        weights = [[_weight(s, scale, p) for p in parameters] for s, scale in families]
        self._is_torus = all(w is not None for row in weights for w in row)
        self._weights = [[w or 0 for w in row] for row in weights] if self._is_torus else []

    def index(self, fixed: tuple[Symbol, ...]) -> int:
        """Return the number of points of a general orbit in which some parameters are fixed.

        An orbit of scalings is the torus whose characters are the lattice ``L`` that the weights
        of all parameters generate; the points correspond to the characters of ``L`` modulo the
        lattice that the weights of the fixed parameters generate.
        """
        if not self._weights:
            return 1
        chosen = [[row[self._parameters.index(p)] for p in fixed] for row in self._weights]
        return _torsion(chosen) // _torsion(self._weights)

    def discrete_orbit(self, seed: int) -> int | None:
        """Return into how many orbits of the scalings the discrete symmetries move a general one.

        The number is the same for each general orbit in a fiber, since the elements that keep a
        general orbit keep all of them.
        """
        if not self._is_torus:
            return None if self._discrete else 1
        invariants = self._invariants()
        draw = Random(seed)
        prime = next(drawn_primes("orbits", str(self._weights), str(self._discrete), seed=seed))
        start = tuple(draw.randrange(1, prime) for _ in self._parameters)
        seen, new = {_values(start, invariants, prime)}, [start]
        while new:
            images = [
                self._image(point, change, prime) for point in new for change in self._discrete
            ]
            found = {_values(image, invariants, prime): image for image in images}
            new = [image for value, image in found.items() if value not in seen]
            seen |= set(found)
        return len(seen)

    def _invariants(self) -> list[list[int]]:
        """Return exponents of Laurent monomials that tell general orbits of scalings apart.

        They are a basis of all integral ones of weight 0, from a Hermite normal form.
        """
        rows, count = len(self._weights), len(self._parameters)
        matrix = [
            [row[i] for row in self._weights] + [int(i == j) for j in range(count)]
            for i in range(count)
        ]
        reduced = [[int(entry) for entry in row] for row in fmpz_mat(matrix).hnf().tolist()]
        return [row[rows:] for row in reduced if not any(row[:rows])]

    def _image(self, point: Point, change: dict[Symbol, Expr], prime: int) -> Point:
        values = {p: Integer(v) for p, v in zip(self._parameters, point, strict=True)}
        return tuple(
            int(change[p].xreplace(values)) % prime if p in change else v
            for p, v in zip(self._parameters, point, strict=True)
        )


def _weight(symmetry: Symmetry, scale: Symbol, parameter: Symbol) -> int | None:
    """Return ``k`` if a family multiplies a parameter by ``scale**k``, else ``None``."""
    factor = symmetry.substitution.get(parameter, parameter) / parameter
    exponent = factor.as_powers_dict().get(scale, 0)
    return int(exponent) if factor == scale**exponent else None


def _torsion(weights: list[list[int]]) -> int:
    """Return the order of the torsion of integral vectors modulo the columns."""
    form = fmpz_mat(weights).snf()
    diagonal = (abs(int(form[i, i])) for i in range(min(form.nrows(), form.ncols())))
    return prod(d for d in diagonal if d)


def _values(point: Point, exponents: list[list[int]], prime: int) -> Point:
    """Return the values of Laurent monomials modulo a prime."""
    return tuple(
        prod(pow(v, e, prime) for v, e in zip(point, row, strict=True)) % prime for row in exponents
    )
