"""The ways to the equations of a neurovariety that ``benchmarks.implicitization`` compares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from pathlib import Path
from random import Random
from string import Template
from typing import Any

from sympy import GF, QQ, Poly
from sympy.polys.matrices import DomainMatrix

from benchmarks.architectures import Network
from nnag_m2 import EngineComplaint, Ideal, Neuromanifold, Session
from nnag_m2.engine.printing import Ring, print_polys, print_ring
from nnag_m2.engine.replies import read_reply
from nnag_m2.networks import Parametrization

_FOLDER = Path(__file__).parent / "scripts"
_PRIME = 2**31 - 1


def ours(network: Any, session: Session, limit: float) -> Ideal:
    """Return the ideal that this package finds: the only line here that knows how to ask it."""
    found: Ideal = Neuromanifold(network, "reduced").vanishing_ideal(session=session, timeout=limit)
    return found


@dataclass(frozen=True)
class Problem:
    """A network whose ideal is asked for, with what the scripts need.

    Attributes
    ----------
    make
        Makes the network anew.
    degrees
        The degrees of the minimal generators, which the two packages are told.
    """

    make: Callable[[], Network]
    degrees: tuple[int, ...] = ()

    @cached_property
    def parametrization(self) -> Parametrization:
        """The map in reduced coordinates, with its coordinates' names."""
        return self.make().parametrization("reduced")

    @cached_property
    def texts(self) -> dict[str, str]:
        """What stands for the placeholders of the scripts."""
        source = self.parametrization.map
        names = tuple(str(p) for p in source.parameters)
        return {
            "R": print_ring(Ring(source.parameters, names, QQ)),
            "F": print_polys(source.coordinates, names, "R"),
            "names": ", ".join(map(str, self.parametrization.names)),
        }

    @property
    def target(self) -> Ring:
        """The ring of the ideal."""
        names = self.parametrization.names
        return Ring(names, tuple(map(str, names)), QQ)

    @cached_property
    def dimension(self) -> int:
        """The rank of the Jacobian at a random point modulo a prime: probably the dimension."""
        source = self.parametrization.map
        point = random_point(len(source.parameters), 1)
        rows = [[value(c.diff(p), point) for p in source.parameters] for c in source.coordinates]
        field = GF(_PRIME)
        matrix = DomainMatrix(
            [[field(v) for v in row] for row in rows], (len(rows), len(point)), field
        )
        return int(matrix.rank())


def script(name: str, texts: Mapping[str, str]) -> str:
    """Return a script of the folder with its placeholders filled in."""
    return Template((_FOLDER / f"{name}.m2").read_text()).substitute(texts)


def kernel(problem: Problem, session: Session, limit: float) -> Ideal:
    """Return the kernel of the ring map, as in a textbook."""
    reply = session.run(script("kernel", problem.texts), timeout=limit)
    return _ideal(reply.text, problem)


def multigraded(problem: Problem, session: Session, limit: float) -> Ideal:
    """Return what MultigradedImplicitization finds by comparing coefficients."""
    return _multigraded(problem, session, limit, "")


def interpolated(problem: Problem, session: Session, limit: float) -> Ideal:
    """Return what MultigradedImplicitization finds by interpolation at rational points."""
    # By default it takes points modulo a prime, which do not fit to a ring over QQ.
    options = ", UseInterpolation => true, CoefficientRing => QQ"
    return _multigraded(problem, session, limit, options)


def _multigraded(problem: Problem, session: Session, limit: float, options: str) -> Ideal:
    texts = problem.texts | {"degree": str(max(problem.degrees)), "options": options}
    return _ideal(session.run(script("multigraded", texts), timeout=limit).text, problem)


def numerical(problem: Problem, session: Session, limit: float) -> tuple[int, ...]:
    """Return the number of forms in the ideal, by degree, as NumericalImplicitization counts."""
    texts = dict(problem.texts)
    texts["R"] = texts["R"].replace("QQ[", "CC[", 1)
    texts["degrees"] = _list(problem.degrees)
    reply = session.run(script("numerical", texts), timeout=limit)
    counts: tuple[int, ...] = read_reply(reply.text, [])
    return counts


WAYS: Mapping[str, Callable[[Problem, Session, float], Any]] = {
    "kernel": kernel,
    "multigraded": multigraded,
    "interpolated": interpolated,
    "numerical": numerical,
}
"""All ways but ours, by name."""

PACKAGES = {
    "multigraded": "MultigradedImplicitization",
    "interpolated": "MultigradedImplicitization",
    "numerical": "NumericalImplicitization",
}


def available(package: str, session: Session) -> bool:
    """Load a package, and return whether the engine has it."""
    try:
        session.run(script("warm", {"package": package}))
    except EngineComplaint:
        return False
    return True


@dataclass(frozen=True)
class Facts:
    """What is compared of a homogeneous ideal.

    Attributes
    ----------
    generators
        The number of minimal generators by degree.
    forms
        In these degrees, the number of independent forms of the ideal.
    """

    generators: Mapping[int, int]
    forms: tuple[int, ...]

    def __str__(self) -> str:
        listed = [f"{degree}^{count}" for degree, count in self.generators.items()]
        return " ".join(listed) or "none"


def facts_of(ideal: Ideal, problem: Problem, session: Session, limit: float) -> Facts:
    """Return degrees and numbers of minimal generators, counted by Macaulay2."""
    if not ideal.generators:
        return Facts({}, ())
    ring = problem.target
    texts = problem.texts | {"F": print_polys(ideal.generators, ring.names, "S")}
    rows = read_reply(session.run(script("facts", texts), timeout=limit).text, [ring])
    return Facts({row[0]: row[1] for row in rows}, tuple(row[2] for row in rows))


def vanishes(ideal: Ideal, problem: Problem) -> bool:
    """Return whether all generators vanish at three random points of the image modulo a prime."""
    source = problem.parametrization.map
    for seed in range(3):
        point = random_point(len(source.parameters), seed)
        image = [value(c, point) for c in source.coordinates]
        if any(value(g, image) for g in ideal.generators):
            return False
    return True


def random_point(size: int, seed: int) -> list[int]:
    """Return a point modulo the prime, the same one for each seed."""
    chance = Random(seed)
    return [chance.randrange(1, _PRIME) for _ in range(size)]


def value(poly: Poly, point: Sequence[int]) -> int:
    """Return the value of a rational polynomial at a point modulo the prime."""
    total = 0
    for exponents, coefficient in poly.rep.to_dict().items():
        number = int(coefficient.numerator) * pow(int(coefficient.denominator), -1, _PRIME)
        powers = (pow(x, e, _PRIME) for x, e in zip(point, exponents, strict=True) if e)
        total += prod(powers, start=number) % _PRIME
    return total % _PRIME


def _ideal(text: str, problem: Problem) -> Ideal:
    answer: Ideal = read_reply(text, [problem.target])
    return answer


def _list(numbers: Sequence[int]) -> str:
    return "{" + ", ".join(map(str, numbers)) + "}"
