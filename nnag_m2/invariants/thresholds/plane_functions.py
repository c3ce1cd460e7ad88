"""Thresholds of functions of two variables, in adapted coordinates: always exact."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import QQ, Dummy, Integer, Poly, Rational
from sympy.polys.rings import PolyRing

from nnag_m2.calling import checkpoint
from nnag_m2.invariants.thresholds.faces import Terms, least_parts
from nnag_m2.invariants.thresholds.local_forms import Form
from nnag_m2.invariants.thresholds.polyhedra import Exponents, newton_polyhedron
from nnag_m2.invariants.thresholds.values import Threshold

ADAPTED = "of two variables, by its Newton polyhedron in adapted coordinates"


def threshold_in_plane(forms: Sequence[Terms]) -> Threshold:
    """Return the threshold of an ideal of functions of two variables, all singular at the origin.

    Of several the sum of squares is taken, which has half of the threshold.
    """
    ring = PolyRing("x,y", QQ, "grevlex")
    listed = [ring.from_dict(dict(form)) for form in forms]
    if len(listed) == 1:
        return _adapted(listed[0])
    half = _adapted(sum((form**2 for form in listed), start=ring.zero))
    return Threshold(2 * half.lower, 2 * half.upper, half.multiplicity, half.reason)


def _adapted(f: Form) -> Threshold:
    """Change coordinates until no root on the principal edge exceeds the distance.

    A real root with a larger multiplicity is the only one, hence rational, and the edge belongs
    to ``y = c x^k`` or ``x = c y^k``.  With it moved to zero the distance grows, up to the
    multiplicity at most; it goes on for ever only along a factor with this power, which has this
    threshold.
    """
    factors = [(factor, e) for factor, e in f.factor_list()[1] if not factor.coeff(1)]
    while True:
        checkpoint()
        polyhedron = newton_polyhedron(f)
        distance, entry = polyhedron.distance, polyhedron.diagonal_face
        normal = polyhedron.facets[min(entry)][0]
        if len(entry) > 1 or 1 not in normal or not all(normal):
            return _exactly(distance, len(entry))
        number, root = _largest_root(_on_line(f, normal))
        if number <= distance:
            return _exactly(distance, 1 + int(number == distance))
        if any(e == number and not _on_line(g, normal).eval(root) for g, e in factors):
            return _exactly(Integer(number), 1)
        f = _moved(f, normal, root)
        factors = [(_moved(g, normal, root), e) for g, e in factors]


def _exactly(distance: Rational, multiplicity: int) -> Threshold:
    return Threshold(1 / distance, 1 / distance, multiplicity, ADAPTED)


def _place(normal: Exponents) -> int:
    """Return which variable is a multiple of a power of the other one along an edge."""
    return 1 if normal[0] == 1 else 0


def _on_line(f: Form, normal: Exponents) -> Poly:
    """Return the part of least weight where the other variable is 1."""
    (part,) = least_parts(normal, [f])
    place = _place(normal)
    return Poly.from_dict({e[place]: c for e, c in part.items()}, Dummy("y"), domain=QQ)


def _largest_root(edge: Poly) -> tuple[int, Rational]:
    """Return the largest multiplicity of a real root that is not zero, and the root if rational.

    It is 0 without such roots; irrational ones have conjugates, and do not exceed the distance.
    """
    found = [
        (number, -g.eval(0) / g.LC() if g.degree() == 1 else Integer(0))
        for g, number in edge.factor_list()[1]
        if g.eval(0) and g.count_roots()
    ]
    return max(found, default=(0, Integer(0)), key=lambda pair: pair[0])


def _moved(f: Form, normal: Exponents, root: Rational) -> Form:
    """Return a function in the coordinates in which the root is zero."""
    place = _place(normal)
    old, other = f.ring.gens[place], f.ring.gens[1 - place]
    return f.compose(old, old + QQ.convert(root) * other ** normal[place])
