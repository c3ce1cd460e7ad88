"""Thresholds by Newton polyhedra: of nondegenerate polynomials, and in adapted coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from sympy import QQ, Dummy, Integer, Poly, Rational
from sympy.polys.rings import PolyRing

from nnag_m2.calling import checkpoint, steps
from nnag_m2.invariants.thresholds.faces import (
    Terms,
    are_transverse,
    have_zeros,
    in_torus,
    least_parts,
)
from nnag_m2.invariants.thresholds.local_forms import Form, Threshold, in_own_coordinates, order
from nnag_m2.invariants.thresholds.polyhedra import (
    Exponents,
    Face,
    NewtonPolyhedron,
    newton_polyhedron,
)

ADAPTED = "of two variables, by its Newton polyhedron in adapted coordinates"

NONDEGENERATE = "nondegenerate on all compact faces of its Newton polyhedron"
DEGENERATE = (
    "bounds: degenerate on a face of its Newton polyhedron, which gives the upper one; the lower "
    "one is by polynomials of the ideal without common variables, each alone"
)


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


@dataclass(frozen=True)
class Members:
    """Polynomials that may vanish together off the coordinate hyperplanes, and what it would mean.

    They are all generators of an ideal, or some factors of a product.  The ratio is the threshold
    at such a zero, where their derivatives are independent, and the count its multiplicity.
    """

    forms: tuple[Terms, ...]
    ratio: Rational
    count: int
    of_ideal: bool

    def on(self, polyhedron: NewtonPolyhedron, face: Face) -> list[Terms]:
        """Return the parts on a face; some may vanish only if they are generators."""
        if not self.of_ideal:
            normals = (polyhedron.facets[i][0] for i in face)
            return least_parts(tuple(map(sum, zip(*normals, strict=True))), self.forms)
        holds = polyhedron.holds
        parts = [{e: c for e, c in f.items() if holds(face, e)} for f in self.forms]
        return [part for part in parts if part]


def threshold_of(forms: Sequence[Form]) -> Threshold:
    """Return the threshold of an ideal at the origin, where all generators vanish."""
    found = _of_product(forms[0]) if len(forms) == 1 else _of_generators(forms)
    terms = in_own_coordinates(forms)
    if found.multiplicity is not None or len(next(iter(terms[0]))) > 2:
        return found
    return threshold_in_plane(terms)


def _of_generators(forms: Sequence[Form]) -> Threshold:
    terms = in_own_coordinates(forms)
    ideal = Members(tuple(terms), Integer(len(forms)), 1, True)
    polyhedron = newton_polyhedron(chain.from_iterable(terms))
    found = _settled(polyhedron, [ideal])
    if found is not None:
        return found
    return _between(_by_single(forms), polyhedron)


def _by_single(forms: Sequence[Form]) -> Rational:
    """Return a lower bound: the sum of the thresholds of generators without common variables.

    They are chosen greedily, those with the largest lower bounds and the fewest variables first.
    """
    bounds = [
        (-_of_product(form).lower, {i for i, d in enumerate(form.degrees()) if d > 0})
        for form in steps(list(forms))
    ]
    total, used = Integer(0), set[int]()
    for negative, variables in sorted(bounds, key=lambda pair: (pair[0], len(pair[1]))):
        if not used & variables:
            total, used = total - negative, used | variables
    return total


def _of_product(form: Form) -> Threshold:
    """Return the threshold of one polynomial, by its irreducible factors through the origin."""
    _, factors = form.factor_list()
    through = [(f, e) for f, e in factors if not f.coeff(1)]
    polys = [f for f, _ in through]
    together = in_own_coordinates([*polys, form])
    polyhedron = newton_polyhedron(together[-1])
    powers = [e for _, e in through]
    found = _settled(polyhedron, list(_some(together[:-1], powers)))
    return _between(Rational(1, order(form)), polyhedron) if found is None else found


def _some(forms: Sequence[Terms], powers: Sequence[int]) -> Iterator[Members]:
    """Yield the factors that may vanish together: at most as many as there are coordinates."""
    n = len(next(iter(forms[0])))
    for size in range(1, min(n, len(forms)) + 2):
        for chosen in combinations(range(len(forms)), size):
            largest = max(powers[i] for i in chosen)
            count = sum(powers[i] == largest for i in chosen)
            yield Members(tuple(forms[i] for i in chosen), Rational(1, largest), count, False)


def _settled(polyhedron: NewtonPolyhedron, choices: Sequence[Members]) -> Threshold | None:
    """Return the threshold, if polynomials meet all faces transversely.

    On a toric modification their zeros have then normal crossings with the exceptional divisors.
    The least ratio is that of the facets where the diagonal enters, or that of a zero; if both
    agree, divisors through such a zero count together.
    """
    ratio, entry = 1 / polyhedron.distance, polyhedron.diagonal_face
    found = [(ratio, -polyhedron.codimension(entry))]
    for face in steps(list(polyhedron.compact_faces())):
        for members in choices:
            polys, variables = in_torus(members.on(polyhedron, face))
            if not are_transverse(polys, variables, len(members.forms)):
                return None
            if members.ratio <= ratio and have_zeros(polys, variables):
                beside = polyhedron.codimension(face & entry) if members.ratio == ratio else 0
                found.append((members.ratio, -beside - members.count))
    least, multiplicity = min(found)
    return Threshold(least, least, -multiplicity, NONDEGENERATE)


def _between(lower: Rational, polyhedron: NewtonPolyhedron) -> Threshold:
    upper = 1 / polyhedron.distance
    return Threshold(lower, upper, None, DEGENERATE)
